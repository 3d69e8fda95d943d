import type { DashboardVariable } from './committed-dashboards.ts'

/** The choice in a variable's menu: some of its values, or all. */
export type Choice = readonly string[] | 'all'

/** The view of a dashboard: choices, time range and resolution. */
export interface Look {
  readonly choices: Readonly<Record<string, Choice>>
  /** The shown time range, in seconds. */
  readonly range: number
  /** The time between two points of a panel, in seconds. */
  readonly interval: number
  /** The scrape interval of the data source's settings, in seconds. */
  readonly scrapeInterval: number
}

/** The escape of a value in a double-quoted pattern by Grafana's Prometheus and Loki data sources. */
const escaped = (value: string): string =>
  value.replaceAll('\\', String.raw`\\\\`).replaceAll(/[$^*{}[\]'+?.()|]/g, String.raw`\\$&`)

const chosen = ({ allValue = '.*', multi = false }: DashboardVariable, choice: Choice): string => {
  if (choice === 'all') return allValue
  const [first = ''] = choice
  // A single-choice variable's value is unescaped.
  if (!multi) return first
  return choice.length === 1 ? escaped(first) : `(${choice.map(escaped).join('|')})`
}

/** A text box's default is its query. */
const choiceOf = (variable: DashboardVariable, look: Look): Choice =>
  look.choices[variable.name] ?? (variable.type === 'textbox' ? [variable.query] : 'all')

const builtIn = ({ range, interval, scrapeInterval }: Look): Readonly<Record<string, string>> => ({
  __interval: `${interval}s`,
  __auto: `${interval}s`,
  __range: `${range}s`,
  // https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables
  __rate_interval: `${Math.max(interval + scrapeInterval, 4 * scrapeInterval)}s`,
})

/** A query as Grafana sends it, which leaves the `$1` of a replacement alone. @throws for a variable that the dashboard lacks */
export const fill = (text: string, variables: readonly DashboardVariable[], look: Look): string =>
  text.replaceAll(
    /\$\{(\w+)(?::(raw))?\}|\$([A-Za-z_]\w*)/g,
    (_, braced: string | undefined, raw, bare: string) => {
      const name = braced ?? bare
      const variable = variables.find((one) => one.name === name)
      if (!variable) {
        const value = builtIn(look)[name]
        if (value === undefined) throw new Error(`the dashboard has no variable ${name}: ${text}`)
        return value
      }
      const choice = choiceOf(variable, look)
      return raw === 'raw' && choice !== 'all' ? choice.join(',') : chosen(variable, choice)
    },
  )
