import { CLUSTER_LABEL } from '@fleet/model'
import { QuerySyntaxError, variablesIn } from '@fleet/validation/queries'
import { readLogsql, requiredFields, type LogsqlQuery } from '@fleet/validation/queries/logsql'
import { applied, insertAt } from '../edit.ts'
import type { MatchedQuery } from './cluster-matcher.ts'

/** `regex` keeps the expression of “All”, which the plugin of Grafana would change otherwise. */
const STREAM = `{${CLUSTER_LABEL}=~\`\${${CLUSTER_LABEL}:regex}\`}`

/** Puts the streams of the chosen clusters in front of a query of LogsQL that states no cluster. */
export const withClusterStream = (text: string): MatchedQuery => {
  const query = read(text)
  if (query instanceof QuerySyntaxError) return { ok: false, why: `it cannot be read: ${query.message}` }
  const { filter } = query
  if (requiredFields(query).has(CLUSTER_LABEL))
    return { ok: true, text, names: variablesIn(text).some(({ name }) => name === CLUSTER_LABEL) }
  // What stands beside it binds closer than `or`.
  const edits =
    filter.kind === 'or'
      ? [insertAt(filter.from, `${STREAM} (`), insertAt(filter.to, ')')]
      : [insertAt(filter.from, `${STREAM} `)]
  return { ok: true, text: applied(text, edits), names: true }
}

const read = (text: string): LogsqlQuery | QuerySyntaxError => {
  try {
    return readLogsql(text)
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error
    throw error
  }
}
