import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { isForced } from '../../tree/flux/forced.ts'

export const requireReplaceableJob: Rule = {
  id: 'require-replaceable-job',
  severity: 'warning',
  summary: 'Flux may replace a Job, or its name changes with its content.',
  rationale:
    'The template of a Job cannot change. The API server refuses the first new image, and with it Flux applies nothing more of the layer.',
  fix: 'Add the annotation `kustomize.toolkit.fluxcd.io/force: enabled` to the Job, or put its version or a hash into its name.',
  check: inEachCluster((cluster, report) => {
    for (const job of cluster.all('batch/v1/Job')) {
      if (VERSIONED.test(job.object.metadata.name) || isForced(cluster, job)) continue
      report({
        location: at(job, 'metadata'),
        message: `${nameOf(job)} has a fixed name, and Flux may not replace it`,
        impact: 'the API server refuses the first change of its template, and the layer fails as a whole',
        fix: 'add the annotation kustomize.toolkit.fluxcd.io/force: enabled',
      })
    }
  }),
}

/** A name that ends in a hash or a version: `migrate-6f7c8d9b4h`, `migrate-v1-4-2`, `migrate-20260301`. */
const VERSIONED = /-(?:(?=[a-z0-9]*\d)[a-z0-9]{8,10}|v?\d+(?:[.-]\d+)*)$/
