import { NAMES } from '@fleet/kubernetes'
import { PROBES_JOB } from '@fleet/model'
import type { Look, Runbook } from '../runbook.ts'

const PROBED = `cluster="CLUSTER", job="${PROBES_JOB}"`
const OF_HOST = `${PROBED}, instance="INSTANCE"`

const exporterLog: Look = {
  shows: 'What the blackbox exporter says of its probes',
  commands: [
    `kubectl --context CONTEXT --namespace monitoring logs deployment/${NAMES.blackboxExporter} --since=15m`,
  ],
}

const hostDown: Runbook = {
  meaning:
    'For five minutes a URL has not answered as expected: not at all, with another status, or with a certificate that is not trusted.',
  impact: 'A browser most likely gets no page there either.',
  dashboard: 'fleet-hosts',
  look: [
    { shows: 'The status of the answer: 0 is none', promql: `probe_http_status_code{${OF_HOST}}` },
    {
      shows: 'How far the request came, in seconds by phase: 0 was not reached',
      promql: `probe_http_duration_seconds{${OF_HOST}}`,
    },
    {
      shows: 'Which other hosts of the cluster are down: then it is their entrance',
      promql: `max by (instance) (probe_success{${PROBED}}) == 0`,
    },
    {
      shows: 'Whether the pods behind it run',
      commands: [
        'kubectl --context CONTEXT get pods --all-namespaces --field-selector status.phase!=Running',
      ],
    },
    exporterLog,
  ],
  remedies: [
    {
      found: 'no time was needed to connect',
      fix: 'the name does not lead to the entrance, or the entrance does not run: `kubectl --context CONTEXT get ingress,service --all-namespaces` shows its address.',
    },
    {
      found: 'no time was needed for TLS',
      fix: 'the certificate is not trusted or has expired: follow `CertificateExpires`.',
    },
    {
      found: 'the status is 502, 503 or 504',
      fix: 'the entrance does not reach the pods: look at their readiness and their logs.',
    },
    {
      found: 'the status is 404',
      fix: 'the entrance does not know the host: `flux get kustomizations --context CONTEXT` says whether its route is applied.',
    },
    {
      found: 'the status is right for this URL',
      fix: 'state it as `expects` of the probe.',
    },
  ],
}

const certificateExpires: Runbook = {
  meaning:
    'A certificate of the URL is valid for less than fourteen days. It should have been renewed by now.',
  impact: 'Nothing yet. From its end on, browsers refuse the page.',
  dashboard: 'fleet-hosts',
  look: [
    {
      shows: 'For how many days it is valid',
      promql: `(probe_ssl_earliest_cert_expiry{${OF_HOST}} - time()) / 86400`,
    },
    {
      shows: 'What cert-manager does about it',
      commands: [
        'kubectl --context CONTEXT get certificates,certificaterequests,challenges --all-namespaces',
        'kubectl --context CONTEXT --namespace cert-manager logs deployment/cert-manager --since=1h',
      ],
    },
    {
      shows: 'What Traefik says, where its resolver makes certificates',
      commands: [
        'kubectl --context CONTEXT --namespace kube-system logs deployment/traefik --since=24h | grep -i acme',
      ],
    },
  ],
  remedies: [
    {
      found: 'a challenge is pending',
      fix: 'the authority does not reach the host or its DNS record: `kubectl --context CONTEXT describe challenges --all-namespaces` says which.',
    },
    {
      found: 'the certificate in the Secret is new, and the entrance shows the old one',
      fix: 'restart the entrance: `kubectl --context CONTEXT --namespace kube-system rollout restart deployment/traefik`.',
    },
    { found: 'you provide the Secret', fix: 'replace its certificate.' },
  ],
}

const hostsNotAsked: Runbook = {
  meaning: 'No probe of the cluster has arrived for a quarter of an hour.',
  impact: 'Nothing says whether its hosts answer: `HostDown` cannot fire.',
  dashboard: 'fleet-hosts',
  look: [
    {
      shows: 'When the last probe arrived, in seconds',
      promql: `time() - max(last_over_time(timestamp(probe_success{${PROBED}})[1d:1m]))`,
    },
    {
      shows: 'Whether the blackbox exporter runs',
      commands: [
        `kubectl --context CONTEXT --namespace monitoring get deployments,pods --selector app.kubernetes.io/name=${NAMES.blackboxExporter}`,
      ],
    },
    exporterLog,
  ],
  remedies: [
    {
      found: 'its pod does not run',
      fix: `describe it: \`kubectl --context CONTEXT --namespace monitoring describe pods --selector app.kubernetes.io/name=${NAMES.blackboxExporter}\`.`,
    },
    {
      found: 'other metrics of the cluster are absent as well',
      fix: 'follow `ClusterMetricsAbsent`.',
    },
  ],
}

export const HOST_RUNBOOKS = {
  HostDown: hostDown,
  CertificateExpires: certificateExpires,
  HostsNotAsked: hostsNotAsked,
} as const satisfies Readonly<Record<string, Runbook>>
