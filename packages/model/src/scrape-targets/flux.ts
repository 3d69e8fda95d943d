import { PLAIN_ENDPOINT, type SampleRelabeling, type ServiceTarget } from './scrape-target.ts'

/**
 * What is kept of a controller's samples: how long reconciliations take, how many there are by result, and how many wait. The buckets
 * of the durations are left out: an object is reconciled too seldom for a quantile of its own. What
 * succeeded has the result `requeue_after`, for it is due again after its interval.
 */
const relabelings = [
  {
    sourceLabels: ['__name__'],
    regex: [
      'gotk_reconcile_duration_seconds_(count|sum)',
      'controller_runtime_reconcile_total',
      'workqueue_depth',
    ].join('|'),
    action: 'keep',
  },
] as const satisfies readonly SampleRelabeling[]

/** What `flux bootstrap` installs of it, in the namespace of Flux. Its NetworkPolicy `allow-scraping` admits every pod to the port. */
const controller = <const Name extends string>(name: Name) =>
  ({
    ...PLAIN_ENDPOINT,
    kind: 'service',
    job: name,
    exporter: name,
    prefixes: ['gotk_', 'controller_runtime_', 'workqueue_'],
    interval: 'flux',
    clusters: 'all',
    relabelings,
    // Flux has a Service `source-controller` of its own, of another port.
    service: `${name}-metrics`,
    namespace: 'flux',
    port: 8080,
    portName: 'http-prom',
    podLabels: { app: name },
  }) as const satisfies ServiceTarget

/** It fetches Git repositories, charts and artifacts. */
export const sourceController = controller('source-controller')

/** It applies the folders of a tree. */
export const kustomizeController = controller('kustomize-controller')

/** It installs and upgrades charts. */
export const helmController = controller('helm-controller')
