import { helmRepository, releaseFrom } from '../../flux.ts'
import { type Manifest, kustomization, manifests, object } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { namespace } from '../../workloads.ts'

const definition = (group: string, kind: string, plural: string): Manifest =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.${group}`, {
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  required: ['room'],
                  properties: { room: { type: 'string' }, watts: { type: 'integer', minimum: 0 } },
                },
              },
            },
          },
        },
      ],
    },
  })

const operator = (name: string, url: string, version: string): Manifest[] => [
  namespace(`${name}-system`),
  helmRepository({ name, namespace: 'flux-system' }, url),
  releaseFrom(
    { name, namespace: `${name}-system` },
    { chart: name, version, repository: name },
    { crds: { create: true } },
  ),
]

export const controllers: Files = under('infrastructure/controllers', {
  'kustomization.yaml': kustomization({
    resources: ['databases.yaml', 'secrets.yaml', 'policies.yaml', 'certificates.yaml', 'definitions.yaml'],
  }),
  'databases.yaml': manifests(
    ...operator('cloudnative-pg', 'https://cloudnative-pg.github.io/charts', '0.28.0'),
    ...operator('dragonfly-operator', 'https://example.org/dragonfly', '1.4.0'),
  ),
  'secrets.yaml': manifests(
    ...operator('external-secrets', 'https://charts.external-secrets.io', '2.4.1'),
    ...operator('sealed-secrets', 'https://bitnami-labs.github.io/sealed-secrets', '2.18.0'),
  ),
  'policies.yaml': manifests(...operator('kyverno', 'https://kyverno.github.io/kyverno', '3.7.0')),
  'certificates.yaml': manifests(...operator('cert-manager', 'https://charts.jetstack.io', 'v1.20.0')),
  'definitions.yaml': manifests(definition('home.example.org', 'Lamp', 'lamps')),
})
