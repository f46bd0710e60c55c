import { FieldFault, faultAttributes } from '../parts';
import { useShop } from '../shop-context';
import { type BasketLine, mostOfLine, withQuantity } from '../state/basket';
import { type Faults, lineField } from '../state/faults';
import type { Quote } from '../state/quote';

type LineProps = {
  readonly line: BasketLine;
  readonly amount: number | undefined;
  readonly fault: string | undefined;
};

const Line = ({ line, amount, fault }: LineProps) => {
  const { t, money, basket, setBasket, announce } = useShop();
  const { sku, name, quantity } = line;
  const id = lineField(sku);
  const set = (units: number): void => setBasket((before) => withQuantity(before, line, units));
  const remove = (): void => {
    set(0);
    announce(t('removed', { name }));
    document.getElementById('basket-title')?.focus();
  };
  return (
    <li class="line">
      <span class="name">{name}</span>
      <span class="quantity">
        <button
          type="button"
          class="quiet"
          aria-label={t('less', { name })}
          disabled={quantity <= 1}
          onClick={() => set(quantity - 1)}
        >
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min="1"
          max={mostOfLine}
          value={quantity}
          aria-label={t('quantity-of', { name })}
          onChange={(event) => {
            const units = Math.trunc(Number(event.currentTarget.value));
            set(Number.isFinite(units) ? Math.max(1, units) : quantity);
            event.currentTarget.value = String(quantity);
          }}
          {...faultAttributes(id, fault)}
        />
        <button type="button" class="quiet" aria-label={t('more-of', { name })} onClick={() => set(quantity + 1)}>
          +
        </button>
      </span>
      <span class="amount">{amount === undefined ? '…' : money(amount, basket.currency)}</span>
      <button type="button" class="quiet remove" aria-label={t('remove', { name })} onClick={remove}>
        ×
      </button>
      <FieldFault id={id} fault={fault} />
    </li>
  );
};

/** The lines of the basket, with their prices of the last quote. */
export const BasketLines = ({ quote, faults }: { quote: Quote | null; faults: Faults }) => {
  const { basket } = useShop();
  return (
    <ul class="lines">
      {basket.lines.map((line) => {
        const quoted = quote?.lines.find(({ sku }) => sku === line.sku);
        return (
          <Line
            key={line.sku}
            line={{ ...line, name: quoted?.name ?? line.name ?? line.sku }}
            amount={quoted?.totalAmount}
            fault={faults.get(lineField(line.sku))}
          />
        );
      })}
    </ul>
  );
};
