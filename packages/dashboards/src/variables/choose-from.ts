import {
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { MenuQuery } from '../log-questions/log-store.ts'
import { DATA_SOURCE, type Query } from '../queries/query.ts'
import { ALL_CHOSEN, MATCHES_ALL } from './all-chosen.ts'

/** A choice of one, several or all values that a store knows. */
export const chooseFrom = (name: string, store: Query['store'], query: MenuQuery) =>
  new QueryVariableBuilder(name)
    .label(labelOf(name))
    .datasource(DATA_SOURCE[store])
    .query(typeof query === 'string' ? query : { ...query })
    .multi(true)
    .includeAll(true)
    .allValue(MATCHES_ALL)
    .sort(VariableSort.AlphabeticalAsc)
    // Yesterday's pod is in the list when the time range is yesterday.
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .current(ALL_CHOSEN)

const labelOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`
