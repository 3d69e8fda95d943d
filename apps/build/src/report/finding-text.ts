import { styleText } from 'node:util'
import type { Finding, Place } from '@fleet/model'
import { shownPath } from './shown-path.ts'

/** A finding in lines: where and by which rule, what is wrong, what follows from it, how to mend it. */
export const findingText = ({ rule, severity, place, what, consequence, mend }: Finding): string => {
  const title = styleText(severity === 'error' ? 'red' : 'yellow', severity, { stream: process.stderr })
  return [
    `${title} ${placeText(place)} (${rule})`,
    `  ${what}${consequence === undefined ? '' : `: ${consequence}`}`,
    `  ${mend}`,
    '',
  ].join('\n')
}

const placeText = (place: Place): string => {
  if (place.kind === 'inventory') return `inventory ${place.path}`
  const { file, line, column } = place
  return [shownPath(file), line, column].filter((part) => part !== undefined).join(':')
}
