import type { DashboardVariable } from './committed-dashboards.ts'

/** What is chosen in a variable's menu: some of its values, or all. */
export type Choice = readonly string[] | 'all'

/** How a dashboard is looked at. */
export interface Look {
  readonly choices: Readonly<Record<string, Choice>>
  /** The shown time range, in seconds. */
  readonly range: number
  /** The time between two points of a panel, in seconds. */
  readonly interval: number
  /** How often the data source is told that its metrics are scraped, in seconds. */
  readonly scrapeInterval: number
}

/** How Grafana's Prometheus and Loki data sources escape a value that goes into a pattern between double quotes. */
const escaped = (value: string): string =>
  value.replaceAll('\\', String.raw`\\\\`).replaceAll(/[$^*{}[\]'+?.()|]/g, String.raw`\\$&`)

const chosen = ({ allValue = '.*', multi = false }: DashboardVariable, choice: Choice): string => {
  if (choice === 'all') return allValue
  const [first = ''] = choice
  // A single value of a variable of which one may be chosen is written as it is.
  if (!multi) return first
  return choice.length === 1 ? escaped(first) : `(${choice.map(escaped).join('|')})`
}

/** What a text box holds at first is its query. */
const choiceOf = (variable: DashboardVariable, look: Look): Choice =>
  look.choices[variable.name] ?? (variable.type === 'textbox' ? [variable.query] : 'all')

const builtIn = ({ range, interval, scrapeInterval }: Look): Readonly<Record<string, string>> => ({
  __interval: `${interval}s`,
  __auto: `${interval}s`,
  __range: `${range}s`,
  // https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables
  __rate_interval: `${Math.max(interval + scrapeInterval, 4 * scrapeInterval)}s`,
})

/** A query as Grafana would send it. @throws for a variable that the dashboard does not have. */
export const fill = (text: string, variables: readonly DashboardVariable[], look: Look): string =>
  text.replaceAll(/\$\{(\w+)(?::(raw))?\}|\$(\w+)/g, (_, braced: string | undefined, raw, bare: string) => {
    const name = braced ?? bare
    const variable = variables.find((one) => one.name === name)
    if (!variable) {
      const value = builtIn(look)[name]
      if (value === undefined) throw new Error(`the dashboard has no variable ${name}: ${text}`)
      return value
    }
    const choice = choiceOf(variable, look)
    return raw === 'raw' && choice !== 'all' ? choice.join(',') : chosen(variable, choice)
  })
