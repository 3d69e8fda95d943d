import { noLoki } from '../programs/given-loki.ts'
import type { Loki } from '../programs/loki.ts'
import type { Prometheus } from '../programs/prometheus.ts'
import type { DashboardVariable, PanelQuery } from './committed-dashboards.ts'
import { fill, type Look } from './fill.ts'

export interface Stores {
  /** Where one is given. */
  readonly loki: Pick<Loki, 'query'> | undefined
  readonly prometheus: Pick<Prometheus, 'ask'>
}

interface Found {
  /** Of a log's stream there is none. */
  readonly metric?: unknown
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [string | number, string])[]
}

interface Answer {
  readonly result: readonly Found[]
}

/** A log line, or a number that is not NaN. */
const showsSomething = ({ metric, value, values = [] }: Found): boolean =>
  metric === undefined
    ? values.length > 0
    : [...values, ...(value ? [value] : [])].some(([, figure]) => Number.isFinite(Number(figure)))

const askLoki: Loki['query'] = () => Promise.reject(new Error(noLoki))

const ask = async (
  { loki, prometheus }: Stores,
  store: PanelQuery['store'],
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<unknown> =>
  store === 'prometheus'
    ? prometheus.ask(path, parameters)
    : ((await (loki?.query ?? askLoki)(path, parameters)) as { readonly data: unknown }).data

/** The number of series or streams with data of a panel's query. @throws with the store's message */
export const resultsOf = async (
  stores: Stores,
  query: PanelQuery,
  variables: readonly DashboardVariable[],
  look: Look,
): Promise<number> => {
  const now = Date.now() / 1000
  const text = fill(query.text, variables, look)
  const moment = { query: text, time: String(now) }
  const span = { query: text, start: String(now - look.range), end: String(now), step: String(look.interval) }
  const answer = await (query.instant
    ? ask(stores, query.store, 'query', moment)
    : ask(stores, query.store, 'query_range', span))
  return (answer as Answer).result.filter(showsSomething).length
}

/** `label_values(label)` or `label_values(selector, label)`: the label is the last, for a selector may hold commas. */
const labelValues = /^label_values\((?:([\s\S]+),\s*)?(\w+)\)$/

/** The values in a variable's menu. @throws where Grafana does not know its query */
export const optionsOf = async (
  stores: Stores,
  variable: DashboardVariable,
  variables: readonly DashboardVariable[],
  look: Look,
): Promise<readonly string[]> => {
  if (variable.type !== 'query') return variable.query.split(',')
  const [whole, selector, label] = labelValues.exec(fill(variable.query, variables, look)) ?? []
  if (!whole || !label) throw new Error(`${variable.name} asks for ${variable.query}`)
  const store = variable.datasource?.type ?? 'prometheus'
  if (store === 'loki') {
    const answer = await (stores.loki?.query ?? askLoki)(
      `label/${label}/values`,
      selector ? { query: selector } : {},
    )
    return (answer as { readonly data?: readonly string[] }).data ?? []
  }
  const matching = selector ? `?${String(new URLSearchParams({ 'match[]': selector }))}` : ''
  return (await stores.prometheus.ask(`label/${label}/values${matching}`)) as readonly string[]
}
