import { lines } from './lines.ts'

/**
 * The share of some requests in all: 0 where none of them happens, although a counter has no series before its first
 * event, and nothing where there are no requests.
 */
export const shareOfRequests = (counted: string, all: string): string => lines`
  (
  ${counted}
  or ${all} * 0
  )
  / (${all} > 0)
`
