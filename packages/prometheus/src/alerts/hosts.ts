import { BLACKBOX_EXPORTER, PROBES_JOB, probingClusters, type ClusterName, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'

const PROBED = `job="${PROBES_JOB}"`

/** An answer that the probe does not expect, or none at all. */
const hostDown: Alert = {
  alert: 'HostDown',
  expr: `max by (cluster, instance) (probe_success{${PROBED}}) == 0`,
  for: '5m',
  severity: 'critical',
  summary: '{{ $labels.instance }} does not answer {{ $labels.cluster }}',
  description:
    'For five minutes it gave no answer, another status than expected, or a certificate that is not trusted. The dashboard Hosts shows the status and how far the requests came: without a time to connect it is the name or the network, without one for TLS the certificate.',
}

/** Let's Encrypt's certificates are renewed thirty days before their end. */
const EARLY_DAYS = 14

/** One that no renewal has replaced in time. */
const certificateExpires: Alert = {
  alert: 'CertificateExpires',
  expr: `min by (cluster, instance) (probe_ssl_earliest_cert_expiry{${PROBED}}) - time() < ${EARLY_DAYS} * 86400`,
  for: '1h',
  severity: 'warning',
  summary: 'The certificate of {{ $labels.instance }} is valid for {{ $value | humanizeDuration }}',
  description:
    'It should have been renewed: look at the Certificate of cert-manager by `kubectl get certificates --all-namespaces`, at the resolver of Traefik, or at the Secret that you provide.',
}

/** Where nothing asks any more, no host is down. */
const hostsAbsent = (cluster: ClusterName): Alert => ({
  alert: 'HostsNotAsked',
  expr: `absent_over_time(probe_success{cluster="${cluster}", ${PROBED}}[10m])`,
  for: '5m',
  severity: 'warning',
  summary: `${cluster} asks none of its hosts`,
  description: `No probe of ${cluster} has arrived for 15 minutes, so nothing says whether its hosts answer: look at the pods of ${BLACKBOX_EXPORTER} there.`,
})

/** The alerts about what probes ask, where a fleet has some. */
export const hostAlerts = (fleet: Fleet): readonly Alert[] => {
  const clusters = probingClusters(fleet)
  return clusters.length > 0 ? [hostDown, certificateExpires, ...clusters.map(hostsAbsent)] : []
}
