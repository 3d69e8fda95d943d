/** `label_values(metric{…}, label)`, `label_values(label)`, `query_result(…)`, `metrics(…)`, `label_names()`. */
const CALL = /^\s*(label_values|query_result|metrics|label_names)\s*\(([^]*)\)\s*$/
const LABEL = /^\s*([A-Za-z_]\w*)\s*$/

/** What is wrong in the query of a variable, which is no PromQL but has its own five forms. */
export const errorInVariable = (
  query: string,
): { readonly offset: number; readonly message: string } | undefined => {
  const [, name, args = ''] = CALL.exec(query) ?? []
  if (name === undefined)
    return {
      offset: 0,
      message: 'it is none of label_values(…), query_result(…), metrics(…) and label_names()',
    }
  if (name !== 'label_values') return undefined
  const label =
    args
      .slice(args.lastIndexOf('}') + 1)
      .split(',')
      .at(-1) ?? ''
  if (LABEL.test(label)) return undefined
  return {
    offset: query.lastIndexOf(label),
    message: `label_values ends with the name of a label, not with ${label.trim() || 'nothing'}`,
  }
}

export interface SelectorInVariable {
  readonly text: string
  readonly offset: number
  readonly label?: { readonly text: string; readonly offset: number }
}

/** The query inside a variable's query, where there is one. */
export const selectorInVariable = (query: string): SelectorInVariable | undefined => {
  const [, name, args = ''] = CALL.exec(query) ?? []
  if (name !== 'label_values' && name !== 'query_result') return undefined
  const start = query.indexOf(args, query.indexOf('(') + 1)
  if (name === 'query_result') return { text: args, offset: start }
  const comma = args.lastIndexOf(',')
  if (comma < args.lastIndexOf('}') || comma < 0) return undefined
  const [label = ''] = LABEL.exec(args.slice(comma + 1))?.slice(1) ?? []
  const text = args.slice(0, comma)
  return { text, offset: start, label: { text: label, offset: query.indexOf(label, start + comma) } }
}
