import { lines } from './lines.ts'

/** What is counted of all: 0 where there is none of it, and nothing where there is nothing at all. */
export const countedOrZero = (counted: string, all: string): string => lines`
  ${counted}
  or ${all} * 0
`

/** The share of what is counted in all. */
export const shareOf = (counted: string, all: string): string => lines`
  (
  ${countedOrZero(counted, all)}
  )
  / ${all}
`

/** The same of requests, whose counter has no series before its first event: nothing where there are no requests now. */
export const shareOfRequests = (counted: string, all: string): string => lines`
  (
  ${countedOrZero(counted, all)}
  )
  / (${all} > 0)
`
