import type { Expr } from './expr.ts'
import { hasVariable, variablesIn } from './grafana-variables.ts'
import { judgeLogql } from './judge-logql.ts'
import { judgeTypes } from './judge-types.ts'
import { QuerySyntaxError, type Mistake } from './query-mistake.ts'
import { readLogql } from './read-logql.ts'
import { readPromql } from './read-promql.ts'

export type Language = 'promql' | 'logql'

/** A query that a store would answer, or what it would refuse of it. */
export type ReadQuery =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const remembered = new Map<string, ReadQuery>()

/** More than a fleet asks, and less than would be felt in a process that judges thousands of faulty ones. */
const MOST_REMEMBERED = 5000

/** Reads a query as its store would, each distinct one once. Grafana's variables are mistakes outside of Grafana. */
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
    const judged = language === 'promql' ? judgeTypes(expr) : judgeLogql(expr)
    const mistakes = inGrafana ? judged : [...judged, ...strayVariables(text)]
    return mistakes.length === 0 ? { ok: true, expr } : { ok: false, mistakes }
  } catch (error) {
    if (error instanceof QuerySyntaxError) return { ok: false, mistakes: [error] }
    throw error
  }
}

/** `$1` is one of label_replace. */
const strayVariables = (text: string): Mistake[] =>
  hasVariable(text)
    ? variablesIn(text)
        .filter(({ name }) => !/^\d+$/.test(name))
        .map((use) => ({
          offset: use.offset,
          what: `${use.text} is a variable of Grafana’s, and nobody replaces it here`,
        }))
    : []
