import { kustomization, manifests, object } from '../../manifest.ts'
import { type Files, together, under } from '../../repository.ts'
import { services } from '../../services.ts'
import { deployment, serviceOf } from '../../workloads.ts'

/** Each pod learns the name that its Service gets. */
const address = `source:
  kind: Service
  fieldPath: metadata.name
targets:
  - select:
      kind: Deployment
    fieldPaths:
      - spec.template.spec.containers.[name=valkey].env.[name=VALKEY_ADDRESS].value
`

/** One base, applied twice under other names. */
export const variants: Files = {
  ...under('apps/valkey/base', {
    'kustomization.yaml': kustomization({ resources: ['workload.yaml', 'service.yaml', 'rights.yaml'] }),
    'workload.yaml': manifests(
      object('v1', 'ServiceAccount', 'valkey'),
      deployment(services.valkey, {
        container: { env: [{ name: 'VALKEY_ADDRESS', value: 'to-be-replaced' }] },
        pod: { serviceAccountName: 'valkey', automountServiceAccountToken: true },
      }),
    ),
    'service.yaml': manifests(
      serviceOf(services.valkey, { spec: { ports: [{ name: 'valkey', port: 6379, targetPort: 'http' }] } }),
    ),
    'rights.yaml': manifests(
      object('rbac.authorization.k8s.io/v1', 'Role', 'valkey', {
        rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] }],
      }),
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'valkey', {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'valkey' },
        subjects: [{ kind: 'ServiceAccount', name: 'valkey', namespace: 'default' }],
      }),
    ),
  }),
  ...together(
    ['office', 'media'].map((prefix) =>
      under(`apps/valkey/${prefix}`, {
        'kustomization.yaml': kustomization({
          namespace: 'stores',
          namePrefix: `${prefix}-`,
          labels: [{ pairs: { store: prefix }, includeSelectors: true, includeTemplates: true }],
          resources: ['../base'],
          replacements: [{ path: 'address.yaml' }],
        }),
      }),
    ),
  ),
  'apps/valkey/office/address.yaml': address,
  'apps/valkey/media/address.yaml': address,
}
