import { VICTORIA_LOGS_SOURCE } from '@fleet/model'
import { fieldsOf, textOf } from '../../queries/json.ts'
import { checkLogsql, errorsOfAsking, type LogsqlAsking } from '../../queries/logsql/check-logsql.ts'
import type { LogsqlQuery } from '../../queries/logsql/query.ts'
import { readLogsql } from '../../queries/logsql/read-logsql.ts'
import { QuerySyntaxError, type QueryError } from '../../queries/query-error.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { questionsIn } from './asked.ts'
import { listIn, type GrafanaDashboard, type GrafanaPanel, type Listed } from './grafana-dashboard.ts'
import { legendUses } from './label-uses.ts'
import type { Labelled } from './question.ts'

/** A query of LogsQL in a dashboard, and how the plugin of Grafana asks it. */
export interface LogsqlQuestion {
  readonly text: string
  /** Nothing where it has an error of grammar. */
  readonly query: LogsqlQuery | undefined
  readonly errors: readonly QueryError[]
  readonly asking: LogsqlAsking
  /** Of the text itself. */
  readonly location: Location
  /** For a sentence: `the panel “Errors” of Logs`. */
  readonly where: string
  /** Its legend, where it has one. */
  readonly labelled: readonly Labelled[]
  /** Of a panel's queries. */
  readonly panel?: GrafanaPanel
}

/** Every query of a dashboard to VictoriaLogs: of its panels, its annotations and its variables. */
export const logsqlQuestions = remembered((fleet: FleetView): readonly LogsqlQuestion[] =>
  questionsIn(fleet).dashboards.flatMap((dashboard) => [
    ...dashboard.panels.flatMap((panel) =>
      listIn(panel, 'targets').flatMap((target) => ofTarget(dashboard, panel, target)),
    ),
    ...dashboard.annotations.flatMap((annotation) => ofAnnotation(dashboard, annotation)),
    ...dashboard.variables.flatMap(({ name, ...variable }) => ofVariable(dashboard, variable, name)),
  ]),
)

export const isVictoriaLogs = (source: unknown): boolean =>
  textOf(fieldsOf(source)['type']) === VICTORIA_LOGS_SOURCE

const ofTarget = (
  { location, name }: GrafanaDashboard,
  panel: GrafanaPanel,
  { fields, path }: Listed,
): LogsqlQuestion[] => {
  if (!isVictoriaLogs(fields['datasource'] ?? panel.fields['datasource'])) return []
  const text = textOf(fields['expr'])
  const asking = askingOf(fields['queryType'])
  if (text === undefined || asking === undefined) return []
  const legend = textOf(fields['legendFormat'])
  return [
    {
      ...read(text, asking),
      location: location(...path, 'expr'),
      where: `the panel “${panel.title}” of ${name}`,
      panel,
      labelled:
        legend === undefined
          ? []
          : [{ text: legend, location: location(...path, 'legendFormat'), uses: legendUses(legend) }],
    },
  ]
}

const ofAnnotation = ({ location, name }: GrafanaDashboard, { fields, path }: Listed): LogsqlQuestion[] => {
  const text = textOf(fields['expr'])
  if (!isVictoriaLogs(fields['datasource']) || text === undefined) return []
  const where = `the annotation “${textOf(fields['name']) ?? ''}” of ${name}`
  return [{ ...read(text, 'instant'), location: location(...path, 'expr'), where, labelled: [] }]
}

/** The lines whose values a variable offers. */
const ofVariable = (
  { location, name }: GrafanaDashboard,
  { fields, path }: Listed,
  variable: string,
): LogsqlQuestion[] => {
  const text = textOf(fieldsOf(fields['query'])['query'])
  // Without a query it offers the values of all lines.
  if (fields['type'] !== 'query' || !isVictoriaLogs(fields['datasource']) || !text || text === '*') return []
  return [
    {
      ...read(text, 'instant'),
      location: location(...path, 'query', 'query'),
      where: `the variable ${variable} of ${name}`,
      labelled: [],
    },
  ]
}

/** Of hits the plugin makes its own query, and answers by fields that the target names. */
const askingOf = (queryType: unknown): LogsqlAsking | undefined => {
  if (queryType === undefined || queryType === 'instant') return 'instant'
  return queryType === 'stats' || queryType === 'statsRange' ? queryType : undefined
}

const read = (
  text: string,
  asking: LogsqlAsking,
): Pick<LogsqlQuestion, 'text' | 'asking' | 'query' | 'errors'> => {
  try {
    const query = readLogsql(text)
    return { text, asking, query, errors: [...checkLogsql(query), ...errorsOfAsking(query, asking)] }
  } catch (error) {
    if (error instanceof QuerySyntaxError) return { text, asking, query: undefined, errors: [error] }
    throw error
  }
}

/** The location of a part of a query. @param offset where the part begins in the text of the query */
export const inLogsql = ({ location }: LogsqlQuestion, offset: number): Location => ({ ...location, offset })
