import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { fluxObjects, KUSTOMIZATIONS } from './queries/flux.ts'
import { lines } from './queries/lines.ts'
import { DATA_SOURCE } from './queries/query.ts'
import { arrivals, REVISION, SHORT_REVISION } from './queries/revisions.ts'

/**
 * The time in milliseconds at which a cluster fetched a revision, where it has begun to apply it since the step before. The time is that of the
 * event itself: a mark is as exact in a week as in an hour, and the end of a gap repeats one that is there.
 */
const revisions = lines`
  1000 * label_replace(
  max by (cluster, name, revision) (${arrivals()})
  and on (cluster, revision) ${fluxObjects(KUSTOMIZATIONS)}
  unless on (cluster, revision) ${fluxObjects(KUSTOMIZATIONS)} offset $__interval,
  "revision", "${SHORT_REVISION}", "revision", "${REVISION}"
  )
`

/** Marks on the time axis of every dashboard: what changed in Git is the first suspect of what changed in a cluster. */
export const appliedRevisions = () =>
  new AnnotationQueryBuilder()
    .name('Revisions')
    .datasource(DATA_SOURCE.prometheus)
    .enable(true)
    .iconColor('purple')
    .expr(revisions)
    // Revisions that were followed by another within five minutes may have none.
    .step('5m')
    .useValueForTime(true)
    .titleFormat('{{cluster}} is at {{revision}}')
    .textFormat('Flux applies it from the repository {{name}}.')
