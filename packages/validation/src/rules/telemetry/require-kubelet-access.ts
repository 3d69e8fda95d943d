import { isOfKubelet } from '../../catalog/scrape-targets.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { Target } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireKubeletAccess: Rule = {
  id: 'require-kubelet-access',
  ownSeverity: 'warning',
  stage: 'meaning',
  summary: 'A scrape of the kubelet sends a service account’s token and verifies the kubelet’s certificate.',
  rationale:
    'The kubelet answers 401 to a request without a token. The cluster’s own authority signs its certificate.',
  fix: 'Set authorization.credentials_file and tls_config.ca_file to the files of the service account.',
  check: inEachCluster((cluster, report) => {
    for (const job of jobsOf(cluster)) {
      if (job.maker !== 'tree' || !job.targets.some(isKubelet)) continue
      for (const { path, value, impact } of SETTINGS)
        if (valueAt(job.settings, path) !== value)
          report({
            location: job.location(...path),
            message: `${job.owner} scrapes the kubelet without ${path.join('.')}: ${value}`,
            impact,
            fix: `set ${path.join('.')}: ${value}`,
          })
    }
  }),
}

const isKubelet = ({ exposition }: Target): boolean =>
  exposition !== undefined && isOfKubelet(exposition.exporter)

/** The folder in which Kubernetes mounts a pod's service account. */
const MOUNTED = '/var/run/secrets/kubernetes.io/serviceaccount'

const SETTINGS: readonly { readonly path: Path; readonly value: string; readonly impact: string }[] = [
  {
    path: ['authorization', 'credentials_file'],
    value: `${MOUNTED}/token`,
    impact: 'the kubelet answers 401, and no panel shows a container of the cluster',
  },
  {
    path: ['tls_config', 'ca_file'],
    value: `${MOUNTED}/ca.crt`,
    impact: 'the kubelet’s certificate is not trusted, and the scrape fails',
  },
]
