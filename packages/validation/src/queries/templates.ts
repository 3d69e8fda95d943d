import type { QueryError } from './query-error.ts'

/** What Prometheus' templates of alerts know (https://prometheus.io/docs/prometheus/latest/configuration/template_reference/), with Go's own words. */
const WORDS = new Set(
  (
    'and args block break continue define else end eq externalURL false first ge graphLink gt html humanize humanize1024 ' +
    'humanizeDuration humanizePercentage humanizeTimestamp if index js label le len lt match ne nil not or parseDuration ' +
    'parseDurationTime pathPrefix print printf println query range reReplaceAll safeHtml slice sortByLabel stripDomain ' +
    'stripPort strvalue tableLink template title tmpl toDuration toLower toTime toUpper true urlQueryEscape urlquery value with'
  ).split(' '),
)
const VARIABLES = new Set(['labels', 'value', 'externalLabels', 'externalURL'])

/** What Prometheus refuses of a text that is filled in when an alert fires. */
export const errorsInTemplate = (text: string): readonly QueryError[] => {
  const errors: QueryError[] = []
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', start + 2)) {
    const end = text.indexOf('}}', start)
    if (end < 0) return [...errors, { offset: start, message: '{{ is never closed by }}' }]
    errors.push(...errorsInAction(text.slice(start + 2, end), start + 2, text))
  }
  const opened = text.split('{{').length
  return text.split('}}').length === opened
    ? errors
    : [...errors, { offset: text.lastIndexOf('}}'), message: '}} closes nothing' }]
}

const errorsInAction = (action: string, offset: number, text: string): QueryError[] =>
  [...action.matchAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|\$(\w*)|\.\w+|([A-Za-z_]\w*)/g)].flatMap(
    ({ 1: variable, 2: word, index }) => {
      if (word !== undefined && !WORDS.has(word))
        return [{ offset: offset + index, message: `templates know no ${word}` }]
      const isKnown =
        !variable || VARIABLES.has(variable) || new RegExp(`\\$${variable}\\b[^}]*:=`).test(text)
      return isKnown ? [] : [{ offset: offset + index, message: `templates know no $${variable}` }]
    },
  )
