import { at, monitoring, object, release } from './chart.ts'

const kubeletPath = '/var/run/secrets/kubernetes.io/serviceaccount'

/** Of the kubelet's own metrics or, with more, of cAdvisor's. */
const kubeletEndpoint = (interval: string, metricRelabelings: string, more: object = {}) => ({
  port: 'https-metrics',
  scheme: 'https',
  interval: at('kubelet', 'serviceMonitor', interval),
  bearerTokenFile: `${kubeletPath}/token`,
  tlsConfig: {
    caFile: `${kubeletPath}/ca.crt`,
    insecureSkipVerify: at('kubelet', 'serviceMonitor', 'insecureSkipVerify'),
  },
  honorLabels: true,
  honorTimestamps: true,
  metricRelabelings: at('kubelet', 'serviceMonitor', metricRelabelings),
  relabelings: [{ action: 'replace', sourceLabels: ['__metrics_path__'], targetLabel: 'metrics_path' }],
  ...more,
})

/** The Service of the kubelets is the operator's own, by its flag. */
export const kubeletService = `kube-system/${release}-kubelet`

/** The chart's scrapes of the kubelets. */
export const kubeletMonitor = object(
  'ServiceMonitor',
  monitoring,
  { name: `${release}-kubelet` },
  {
    spec: {
      attachMetadata: { node: false },
      jobLabel: 'k8s-app',
      namespaceSelector: { matchNames: ['kube-system'] },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'kubelet', 'k8s-app': 'kubelet' } },
      endpoints: [
        kubeletEndpoint('interval', 'metricRelabelings'),
        kubeletEndpoint('interval', 'cAdvisorMetricRelabelings', {
          path: '/metrics/cadvisor',
          trackTimestampsStaleness: true,
        }),
      ],
    },
  },
)
