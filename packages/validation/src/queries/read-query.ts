import type { Expr } from './expr.ts'
import { hasVariable, variablesIn } from './grafana-variables.ts'
import { checkLogql } from './check-logql.ts'
import { checkTypes } from './check-types.ts'
import { QuerySyntaxError, type QueryError } from './query-error.ts'
import { readLogql } from './read-logql.ts'
import { readPromql } from './read-promql.ts'

export type Language = 'promql' | 'logql'

/** A query that a store would answer, or what it would refuse of it. */
export type ReadQuery =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly errors: readonly QueryError[] }

const remembered = new Map<string, ReadQuery>()

/** More than a fleet has, and little enough for a process that checks thousands of wrong fleets. */
const MOST_REMEMBERED = 5000

/** Reads a query as its store would, each distinct one once. Grafana's variables are errors outside of Grafana. */
export const readQuery = (language: Language, text: string, inGrafana: boolean): ReadQuery => {
  const key = `${language} ${inGrafana} ${text}`
  const before = remembered.get(key)
  if (before) return before
  if (remembered.size === MOST_REMEMBERED) remembered.clear()
  const read = readAnew(language, text, inGrafana)
  remembered.set(key, read)
  return read
}

const readAnew = (language: Language, text: string, inGrafana: boolean): ReadQuery => {
  try {
    const expr = language === 'promql' ? readPromql(text) : readLogql(text)
    const checked = language === 'promql' ? checkTypes(expr) : checkLogql(expr)
    const errors = inGrafana ? checked : [...checked, ...strayVariables(text)]
    return errors.length === 0 ? { ok: true, expr } : { ok: false, errors }
  } catch (error) {
    if (error instanceof QuerySyntaxError) return { ok: false, errors: [error] }
    throw error
  }
}

/** `$1` is one of label_replace. */
const strayVariables = (text: string): QueryError[] =>
  hasVariable(text)
    ? variablesIn(text)
        .filter(({ name }) => !/^\d+$/.test(name))
        .map((use) => ({
          offset: use.offset,
          message: `${use.text} is a variable of Grafana, which is not replaced here`,
        }))
    : []
