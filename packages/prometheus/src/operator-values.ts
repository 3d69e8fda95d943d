import { certificateJobResources, operatorResources, reloaderResources } from './helper-resources.ts'

/** Prometheus' operator, the reloader that it puts beside Prometheus, and the jobs that make its webhook's certificate. */
export const operatorValues = {
  // The kubelets' addresses as the kind that Prometheus reads.
  kubeletEndpointsEnabled: false,
  kubeletEndpointSliceEnabled: true,
  ...operatorResources,
  prometheusConfigReloader: { resources: reloaderResources },
  admissionWebhooks: { patch: { resources: certificateJobResources } },
}
