import { kustomization, manifests, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { services } from '../../services.ts'
import { ingress } from '../../workloads.ts'
import { web } from './web.ts'

/** Settings that kustomize reads, for kinds that it does not know. */
export const routes: Files = under('apps/routes', {
  'kustomization.yaml': kustomization({
    namespace: 'web',
    namePrefix: 'home-',
    resources: ['routes.yaml'],
    configurations: ['kustomizeconfig.yaml'],
  }),
  'kustomizeconfig.yaml':
    'nameReference:\n  - kind: Middleware\n    group: traefik.io\n    fieldSpecs:\n      - kind: IngressRoute\n        path: spec/routes/middlewares/name\n',
  'routes.yaml': manifests(
    withSpec('traefik.io/v1alpha1', 'Middleware', 'local-only', {
      ipAllowList: { sourceRange: ['10.0.0.0/8'] },
    }),
    ...web.map(({ name }) =>
      withSpec('traefik.io/v1alpha1', 'IngressRoute', name, {
        entryPoints: ['websecure'],
        routes: [
          {
            kind: 'Rule',
            match: `Host(\`${name}.example.org\`)`,
            middlewares: [{ name: 'local-only' }],
            services: [{ name, port: 80 }],
          },
        ],
      }),
    ),
    ingress(services.homepage, 'start.example.org', { class: 'traefik' }),
  ),
})
