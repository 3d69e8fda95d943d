import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireKubeletAccess: Rule = {
  id: 'require-kubelet-access',
  stage: 'meaning',
  summary: 'A scrape of the kubelet shows a service account’s token and checks the kubelet’s certificate.',
  rationale:
    'The kubelet answers 401 to whoever brings no token, and its certificate is signed by the cluster’s own authority.',
  example: {
    refused: '- job_name: kubelet\n  scheme: https\n  metrics_path: /metrics/cadvisor',
    accepted:
      '- job_name: kubelet\n  scheme: https\n  metrics_path: /metrics/cadvisor\n  authorization: {credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token}\n  tls_config: {ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt}',
  },
  fix: 'Give the job authorization.credentials_file and tls_config.ca_file of its service account.',
  check: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker, targets }) => maker === 'tree' && targets.some(isKubelet))
      .flatMap(checked),
  ),
}

const isKubelet = ({ exposition }: ScrapeJob['targets'][number]): boolean =>
  exposition?.exporter === 'kubelet' || exposition?.exporter === 'cadvisor'

/** Where Kubernetes mounts a pod's service account. */
const MOUNTED = '/var/run/secrets/kubernetes.io/serviceaccount'

const DEMANDED: readonly { readonly path: Path; readonly value: unknown; readonly impact: string }[] = [
  {
    path: ['authorization', 'credentials_file'],
    value: `${MOUNTED}/token`,
    impact: 'the kubelet answers 401, and no container of the cluster is in any panel',
  },
  {
    path: ['tls_config', 'ca_file'],
    value: `${MOUNTED}/ca.crt`,
    impact: 'the kubelet’s certificate is not trusted, and the scrape fails',
  },
]

const checked = (job: ScrapeJob): Violation[] =>
  DEMANDED.filter(({ path, value }) => valueAt(job.settings, path) !== value).map(
    ({ path, value, impact }) => ({
      location: job.location(...path),
      message: `${job.owner} scrapes the kubelet without ${path.join('.')}: ${String(value)}`,
      impact,
      fix: `set ${path.join('.')}: ${String(value)}`,
    }),
  )
