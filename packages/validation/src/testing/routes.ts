import type { Draft } from './sample-trees.ts'

interface IngressParts {
  readonly namespace: string
  readonly service: string
  readonly port: number | string
  readonly className?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** An Ingress of a person's for one Service. */
export const ingressTo = ({ namespace, service, port, className, annotations }: IngressParts): Draft => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'own', namespace, ...(annotations && { annotations }) },
  spec: {
    ...(className !== undefined && { ingressClassName: className }),
    rules: [
      {
        host: 'own.example.org',
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: {
                service: {
                  name: service,
                  port: typeof port === 'number' ? { number: port } : { name: port },
                },
              },
            },
          ],
        },
      },
    ],
  },
})

interface RouteParts {
  readonly namespace: string
  readonly service: string
  readonly port: number
}

/** An HTTPRoute of some gateways for one Service. */
export const httpRouteTo = (
  { namespace, service, port }: RouteParts,
  ...gateways: readonly string[]
): Draft => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'own', namespace },
  spec: {
    parentRefs: gateways.map((name) => ({ name })),
    rules: [{ backendRefs: [{ name: service, port }] }],
  },
})

/** An IngressRoute at one entry point for one Service. */
export const ingressRouteTo = (
  { namespace, service, port }: RouteParts,
  entryPoint = 'websecure',
): Draft => ({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'IngressRoute',
  metadata: { name: 'own', namespace },
  spec: {
    entryPoints: [entryPoint],
    routes: [{ kind: 'Rule', match: 'Host(`own.example.org`)', services: [{ name: service, port }] }],
  },
})
