import type { Diagnosis, Examination, Headline } from '@fleet/doctor'
import type { Diagnosed } from '../../doctor/diagnosed.ts'
import { counted } from '../counted.ts'

/** Errors before warnings, and each in the order of the checks. */
export const headlinesFirst = ({ headlines }: Pick<Examination, 'headlines'>): readonly Headline[] =>
  headlines.toSorted((one, other) => rankOf(one) - rankOf(other))

const rankOf = ({ severity }: Diagnosis): number => (severity === 'error' ? 0 : 1)

/** How many headlines there are, and how much was asked. */
export const closingOf = ({ headlines, unasked, asked, clusters, seconds }: Diagnosed): string => {
  const checks = `${counted(asked, 'check')} of ${counted(clusters.length, 'cluster')}`
  const missing = unasked.length === 0 ? '' : `, ${unasked.length} not asked`
  return `${foundText(headlines)} in ${checks}${missing} (${seconds.toFixed(2)} s)`
}

const foundText = (headlines: readonly Headline[]): string => {
  const of = (severity: Diagnosis['severity']) => headlines.filter((one) => one.severity === severity).length
  return headlines.length === 0
    ? 'nothing found'
    : `${counted(of('error'), 'error')}, ${counted(of('warning'), 'warning')}`
}
