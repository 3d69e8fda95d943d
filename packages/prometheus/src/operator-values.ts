import { certificateJobResources, operatorResources, reloaderResources } from './helper-resources.ts'

/** Prometheus' operator, the reloader that it puts beside Prometheus, and the jobs that make its webhook's certificate. */
export const operatorValues = {
  // The kubelets' addresses in the kind in which Prometheus looks for them.
  kubeletEndpointsEnabled: false,
  kubeletEndpointSliceEnabled: true,
  ...operatorResources,
  prometheusConfigReloader: { resources: reloaderResources },
  admissionWebhooks: { patch: { resources: certificateJobResources } },
}
