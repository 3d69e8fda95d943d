import { lines } from './lines.ts'
import { fluxObjects, readySince, REPOSITORIES } from './flux.ts'

/**
 * When each repository got the revision that it has, with the revision as a label. A repository becomes ready anew with each revision, and
 * again when a failure ends.
 */
export const arrivals = (...matchers: readonly string[]): string => lines`
  ${fluxObjects(REPOSITORIES, 'revision!=""', ...matchers)}
  * on (cluster, namespace, name) group_left ()
  max by (cluster, namespace, name) (${readySince(REPOSITORIES)})
`

/** The parts of a revision such as `main@sha1:1a2b3c4…`: its branch, and what is enough of its commit. */
export const REVISION = '(.*)@.*:(.{7}).*'
/** What is shown of it. */
export const SHORT_REVISION = '$1@$2'
