import { clusterIssuer } from '../../custom-resources.ts'
import { kustomization, manifests, object, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'

export const configs: Files = under('infrastructure/configs', {
  'kustomization.yaml': kustomization({
    resources: ['issuers.yaml', 'stores.yaml', 'policies.yaml', 'admission.yaml'],
  }),
  'issuers.yaml': manifests(
    clusterIssuer(),
    withSpec(
      'bitnami.com/v1alpha1',
      'SealedSecret',
      { name: 'cloudflare-api', namespace: 'cert-manager-system' },
      {
        encryptedData: { 'api-token': 'AgBy3i4OJSWK' },
        template: { metadata: { name: 'cloudflare-api', namespace: 'cert-manager-system' } },
      },
    ),
  ),
  'stores.yaml': manifests(
    withSpec('external-secrets.io/v1', 'ClusterSecretStore', 'onepassword', {
      provider: {
        onepassword: {
          connectHost: 'http://connect.external-secrets-system',
          vaults: { home: 1 },
          auth: {
            secretRef: {
              connectTokenSecretRef: {
                name: 'onepassword',
                namespace: 'external-secrets-system',
                key: 'token',
              },
            },
          },
        },
      },
    }),
  ),
  'policies.yaml': manifests(
    withSpec('kyverno.io/v1', 'ClusterPolicy', 'sync-pull-secret', {
      background: true,
      rules: [
        {
          name: 'sync',
          match: { any: [{ resources: { kinds: ['Namespace'] } }] },
          generate: { apiVersion: 'v1', kind: 'Secret', name: 'pull', synchronize: true },
        },
      ],
    }),
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'kyverno:secrets', {
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'create', 'update'] }],
    }),
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'kyverno:secrets', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kyverno:secrets' },
      subjects: [
        { kind: 'ServiceAccount', name: 'kyverno-background-controller', namespace: 'kyverno-system' },
      ],
    }),
  ),
  'admission.yaml': manifests(
    object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 'no-latest', {
      spec: { policyName: 'no-latest', validationActions: ['Warn'] },
    }),
    object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'no-latest', {
      spec: {
        failurePolicy: 'Ignore',
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] },
          ],
        },
        validations: [{ expression: "object.metadata.name != ''" }],
      },
    }),
  ),
})
