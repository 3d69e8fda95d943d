import { type Manifest, manifests, object, withSpec } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { namespace } from '../../workloads.ts'

const nfsChart = withSpec(
  'helm.cattle.io/v1',
  'HelmChart',
  { name: 'nfs', namespace: 'kube-system' },
  {
    chart: 'nfs-subdir-external-provisioner',
    repo: 'https://kubernetes-sigs.github.io/nfs-subdir-external-provisioner',
    version: '4.0.18',
    targetNamespace: 'kube-system',
    valuesContent: 'nfs:\n  server: 10.0.0.5\n  path: /volume1/k3s\nstorageClass:\n  name: nfs\n',
  },
)

const upgradePlan = (name: string, role: 'server' | 'agent'): Manifest =>
  withSpec(
    'upgrade.cattle.io/v1',
    'Plan',
    { name, namespace: 'system-upgrade' },
    {
      concurrency: 1,
      cordon: true,
      channel: 'https://update.k3s.io/v1-release/channels/stable',
      nodeSelector: {
        matchExpressions: [
          {
            key: 'node-role.kubernetes.io/control-plane',
            operator: role === 'server' ? 'Exists' : 'DoesNotExist',
          },
        ],
      },
      ...(role === 'agent' && {
        prepare: { args: ['prepare', 'server-plan'], image: 'rancher/k3s-upgrade' },
      }),
      serviceAccountName: 'system-upgrade',
      upgrade: { image: 'rancher/k3s-upgrade' },
    },
  )

/** Folders without a `kustomization.yaml`: Flux applies whatever manifests they hold. */
export const system: Files = {
  'system/traefik.yaml': manifests(
    withSpec(
      'helm.cattle.io/v1',
      'HelmChartConfig',
      { name: 'traefik', namespace: 'kube-system' },
      {
        valuesContent:
          'ports:\n  web:\n    forwardedHeaders:\n      trustedIPs:\n        - 10.0.0.0/8\nlogs:\n  access:\n    enabled: true\n',
      },
    ),
    withSpec(
      'traefik.io/v1alpha1',
      'Middleware',
      { name: 'local-only', namespace: 'kube-system' },
      { ipAllowList: { sourceRange: ['10.0.0.0/8', '192.168.0.0/16'] } },
    ),
  ),
  'system/nfs.yaml': manifests(nfsChart),
  'system/upgrade.yaml': manifests(
    namespace('system-upgrade', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    object('v1', 'ServiceAccount', { name: 'system-upgrade', namespace: 'system-upgrade' }),
    object(
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      { name: 'system-upgrade' },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'system-upgrade', namespace: 'system-upgrade' }],
      },
    ),
    upgradePlan('server-plan', 'server'),
    upgradePlan('agent-plan', 'agent'),
  ),
}
