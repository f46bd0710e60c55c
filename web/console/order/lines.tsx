import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { Table } from '../parts/table';
import type { Order } from '../types';
import { openUnits } from './draft';

const states = ['open', 'fulfilled', 'delivered', 'returned', 'canceled'] as const;

/** The lines by what has become of their units. */
export const Lines = ({ order }: { order: Order }) => {
  const { t, money } = useConsole();
  const numbers = [t('ordered'), ...states.map((state) => t(`units.${state}`)), t('total')];
  return (
    <div className="block">
      <h2>{t('lines')}</h2>
      <Table
        label={t('lines')}
        columns={[{ name: t('product') }, ...numbers.map((name) => ({ name, isNumber: true }))]}
      >
        {order.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.name} <Link href={`/products/${encodeURIComponent(line.sku)}`}>{line.sku}</Link>
            </th>
            <td className="number">{line.quantity.ordered}</td>
            {states.map((state) => {
              const units = state === 'open' ? openUnits(line) : line.quantity[state];
              return (
                <td key={state} className={units === 0 ? 'number none' : 'number'}>
                  {units}
                </td>
              );
            })}
            <td className="number">{money(line.totalAmount, order.currency)}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
};
