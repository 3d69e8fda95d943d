import { type Manifest, kustomization, manifests, withSpec } from '../../manifest.ts'
import { type Files, together } from '../../repository.ts'
import { type App } from './apps.ts'
import { BASE } from './folders.ts'

const child = ({ service, namespace, components: parts, labels }: App): Manifest =>
  withSpec(
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    { name: service.name, labels },
    {
      path: `./${BASE}/${namespace}/${service.name}`,
      targetNamespace: namespace,
      components: parts.map((part) => `../../../../components/${part}`),
      postBuild: { substitute: { APP: service.name, CAPACITY: '4Gi' } },
    },
  )

/** The namespaces of one cluster: each lists the Kustomizations of its apps. */
export const overlay = (cluster: string, apps: readonly App[]): Files => {
  const root = `kubernetes/apps/${cluster}`
  const spaces = [...new Set(apps.map(({ namespace }) => namespace)), 'cert-manager', 'tests']
  const extra: Readonly<Record<string, Manifest>> = {
    'cert-manager': withSpec('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'cert-manager', {
      path: `./${BASE}/cert-manager`,
      targetNamespace: 'cert-manager',
    }),
    tests: withSpec('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'echo', {
      path: `./${BASE}/tests/echo`,
      targetNamespace: 'tests',
      dependsOn: [{ name: 'cert-manager', namespace: 'cert-manager' }],
    }),
  }
  const members = (space: string): Readonly<Record<string, Manifest>> => {
    const own = extra[space]
    return own === undefined
      ? Object.fromEntries(
          apps.filter(({ namespace }) => namespace === space).map((app) => [app.service.name, child(app)]),
        )
      : { [space === 'tests' ? 'echo' : space]: own }
  }
  return {
    [`${root}/kustomization.yaml`]: kustomization({ resources: spaces.map((space) => `./${space}`) }),
    ...together(
      spaces.map((space) => ({
        [`${root}/${space}/kustomization.yaml`]: kustomization({
          namespace: space,
          components: ['../../../components/namespace'],
          resources: Object.keys(members(space)).map((name) => `./${name}.yaml`),
        }),
        ...Object.fromEntries(
          Object.entries(members(space)).map(([name, manifest]) => [
            `${root}/${space}/${name}.yaml`,
            manifests(manifest),
          ]),
        ),
      })),
    ),
  }
}
