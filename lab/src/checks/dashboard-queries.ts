import { stringify } from 'yaml'
import type { Loki } from '../programs/loki.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Question, Refusal } from './refusal.ts'

interface Target {
  readonly expr: string
  readonly datasource: { readonly type: string }
}

interface Dashboard {
  readonly templating?: { readonly list?: readonly { readonly name?: string }[] }
}

/** The queries of one dashboard, with its variables filled as in Grafana. */
interface DashboardQueries {
  readonly what: string
  readonly targets: readonly Target[]
}

const isTarget = (value: unknown): value is Target => {
  const { expr, datasource } = (value ?? {}) as Partial<Target>
  return typeof expr === 'string' && typeof datasource?.type === 'string'
}

const targetsIn = (value: unknown): readonly Target[] => {
  if (typeof value !== 'object' || value === null) return []
  return [...(isTarget(value) ? [value] : []), ...Object.values(value).flatMap(targetsIn)]
}

/** Grafana's built-in variables. */
const builtIn = /^__(?:rate_interval|interval|range|auto)$/

/** All values are chosen; other texts stay. */
const filled = (expr: string, variables: readonly (string | undefined)[]): string =>
  expr.replaceAll(/\$\{(\w+)(?::\w+)?\}|\$(\w+)/g, (text, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    if (builtIn.test(name)) return '5m'
    return variables.includes(name) ? '.+' : text
  })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Grafana cannot read it either: it has no query.
    return undefined
  }
}

const queriesIn = (objects: readonly KubernetesObject[]): readonly DashboardQueries[] =>
  objects
    .filter(({ kind }) => kind === 'ConfigMap')
    .flatMap(({ metadata, data }) =>
      Object.entries((data ?? {}) as Readonly<Record<string, unknown>>)
        .filter(([file]) => file.endsWith('.json'))
        .map(([file, text]) => {
          const dashboard = parsed(String(text))
          const variables = ((dashboard as Dashboard | undefined)?.templating?.list ?? []).map(
            ({ name }) => name,
          )
          const targets = targetsIn(dashboard).map((target) => ({
            ...target,
            expr: filled(target.expr, variables),
          }))
          return { what: `ConfigMap ${metadata.name} ${file}`, targets }
        }),
    )

const expressionsOf = ({ targets }: DashboardQueries, type: string): readonly string[] =>
  targets.filter(({ datasource }) => datasource.type === type).map(({ expr }) => expr)

/** Every PromQL query of the dashboards, as rules that promtool reads. */
export const promqlQuestionsIn = (objects: readonly KubernetesObject[]): readonly Question[] =>
  queriesIn(objects)
    .map((queries) => ({ what: queries.what, expressions: expressionsOf(queries, 'prometheus') }))
    .filter(({ expressions }) => expressions.length > 0)
    .map(({ what, expressions }) => ({
      program: 'promtool',
      what,
      content: stringify({
        groups: [
          { name: 'panels', rules: expressions.map((expr, index) => ({ record: `panel_${index}`, expr })) },
        ],
      }),
      args: (file) => ['check', 'rules', '--lint=none', file],
    }))

/** A LogQL query of a dashboard. */
export interface LogqlQuery {
  readonly what: string
  readonly expression: string
}

export const logqlIn = (objects: readonly KubernetesObject[]): readonly LogqlQuery[] =>
  queriesIn(objects).flatMap((queries) =>
    expressionsOf(queries, 'loki').map((expression) => ({ what: queries.what, expression })),
  )

/** Whether Loki reads a query. */
export const askLoki = async (
  loki: Pick<Loki, 'query'>,
  { what, expression }: LogqlQuery,
): Promise<readonly Refusal[]> => {
  try {
    await loki.query('format_query', { query: expression })
    return []
  } catch (error) {
    return [{ program: 'loki', what, says: String(error) }]
  }
}
