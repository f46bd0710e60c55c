import { useConsole } from '../console-context';
import { Choice, DayField } from '../parts/fields';
import { type StatusKind, statusValues } from '../statuses';
import type { OrderSummary } from '../types';
import { changed, isFiltered, statusKinds } from './filters';
import { type BarProps, SearchForm } from './search-form';

const StatusChoice = <Kind extends StatusKind>({ kind, filters, show }: BarProps & { kind: Kind }) => {
  const { t, named } = useConsole();
  const values: readonly OrderSummary[Kind][] = statusValues[kind];
  return (
    <Choice<string>
      label={t(`filter.${kind}`)}
      value={filters[kind] ?? ''}
      options={[['', t('any')], ...values.map((value) => [value, named(`${kind}.${value}`, value)] as const)]}
      onChange={(value) => show(changed(filters, kind, value))}
    />
  );
};

export const FilterBar = (props: BarProps) => {
  const { t } = useConsole();
  const { filters, show } = props;
  const day = (name: 'placedFrom' | 'placedTo', edge: 'startOf' | 'endOf') => (
    <DayField
      label={t(`filter.${name}`)}
      value={filters[name] ?? ''}
      edge={edge}
      onChange={(value) => show(changed(filters, name, value))}
    />
  );
  return (
    <div className="filter-bar">
      <SearchForm {...props} />
      <details open={isFiltered(filters)}>
        <summary>{t('filters')}</summary>
        <div className="filters">
          {statusKinds.map((kind) => (
            <StatusChoice key={kind} kind={kind} {...props} />
          ))}
          <Choice<string>
            label={t('filter.onHold')}
            value={filters.onHold ?? ''}
            options={[
              ['', t('any')],
              ['true', t('on-hold')],
            ]}
            onChange={(value) => show(changed(filters, 'onHold', value))}
          />
          {day('placedFrom', 'startOf')}
          {day('placedTo', 'endOf')}
        </div>
      </details>
    </div>
  );
};
