import type { DataSourceReference } from './model.ts'

/** Grafana's default data source, of which a query says nothing. */
const DEFAULT: Required<DataSourceReference> = { type: 'prometheus', uid: 'prometheus' }

const VICTORIA_LOGS: Required<DataSourceReference> = {
  type: 'victoriametrics-logs-datasource',
  uid: 'victorialogs',
}

/** The data source that a part of a dashboard names: the preview has one of each type. */
export const dataSourceOf = (
  reference: DataSourceReference | string | null | undefined,
): Required<DataSourceReference> => {
  if (typeof reference === 'string') return byName(reference)
  const { type, uid } = reference ?? {}
  if (type === 'prometheus' || type === 'loki') return { type, uid: type }
  if (type === VICTORIA_LOGS.type) return VICTORIA_LOGS
  return uid === undefined ? DEFAULT : byName(uid)
}

/** `$datasource` and names of data sources of another Grafana stand for the store that they sound like. */
const byName = (name: string): Required<DataSourceReference> =>
  /victoria/i.test(name) ? VICTORIA_LOGS : /loki|logs/i.test(name) ? { type: 'loki', uid: 'loki' } : DEFAULT
