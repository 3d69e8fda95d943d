import {
  isSecure,
  K3S_CLASS,
  SERVED_FROM,
  type GatewayEntrance,
  type HostRoute,
  type IngressEntrance,
  type KubernetesObject,
  type ServicePort,
  type TraefikEntrance,
} from '@fleet/model'
import { metadata } from './metadata.ts'
import type { IIngress } from './types.ts'

/** Traefik's own kind. Its definition comes with k3s. */
interface IngressRoute extends KubernetesObject {
  readonly apiVersion: 'traefik.io/v1alpha1'
  readonly kind: 'IngressRoute'
  readonly spec: {
    readonly entryPoints: readonly string[]
    readonly routes: readonly {
      readonly kind: 'Rule'
      readonly match: string
      readonly services: readonly { readonly name: string; readonly port: number }[]
    }[]
    readonly tls?: { readonly certResolver?: string; readonly secretName?: string }
  }
}

/** A kind of the Gateway API. */
interface HttpRoute extends KubernetesObject {
  readonly apiVersion: 'gateway.networking.k8s.io/v1'
  readonly kind: 'HTTPRoute'
  readonly spec: {
    readonly parentRefs: readonly {
      readonly name: string
      readonly namespace: string
      readonly sectionName?: string
    }[]
    readonly hostnames: readonly string[]
    readonly rules: readonly {
      readonly backendRefs: readonly { readonly name: string; readonly port: number }[]
    }[]
  }
}

/**
 * The object that leads a host to a Service, in the Service's namespace. A tunnel needs none: its hosts are entered at
 * Cloudflare.
 */
export const routeObjects = (route: HostRoute): readonly KubernetesObject[] => {
  const { entrance } = route
  if (entrance.kind === 'Ingress') return [ingress(route, entrance)]
  if (entrance.kind === 'IngressRoute') return [ingressRoute(route, entrance)]
  return entrance.kind === 'HTTPRoute' ? [httpRoute(route, entrance)] : []
}

const routeMetadata = (name: string, { namespace }: ServicePort, annotations: Record<string, string>) =>
  metadata(name, namespace, Object.keys(annotations).length > 0 ? { annotations } : {})

/** States in the tree where what serves a route runs, if it is not the Traefik of k3s. */
const servedFrom = ({ controller }: { readonly controller?: string }): Record<string, string> =>
  controller === undefined ? {} : { [SERVED_FROM]: controller }

/** The entry point of k3s' Traefik with TLS. */
const SECURE_ENTRY_POINT = 'websecure'

const ingress = ({ object: name, host, service }: HostRoute, entrance: IngressEntrance) => {
  const { className } = entrance
  const annotations = { ...annotationsOf(entrance), ...servedFrom(entrance) }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: routeMetadata(name, service, annotations),
    spec: {
      ingressClassName: className,
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: service.name, port: { number: service.port } } },
              },
            ],
          },
        },
      ],
      ...(isSecure(entrance) && { tls: [{ hosts: [host], ...certificate(name, entrance) }] }),
    },
  } satisfies IIngress
}

/** Traefik serves an Ingress at every entry point, by default: a password would also pass without encryption. */
const annotationsOf = (entrance: IngressEntrance): Record<string, string> => ({
  ...(entrance.issuer !== undefined && { 'cert-manager.io/cluster-issuer': entrance.issuer }),
  ...(entrance.className === K3S_CLASS &&
    isSecure(entrance) && { 'traefik.ingress.kubernetes.io/router.entrypoints': SECURE_ENTRY_POINT }),
})

/** The Secret that cert-manager makes, or the one that its owner provides; without one the controller serves its own. */
const certificate = (name: string, { issuer, secret }: IngressEntrance): { secretName?: string } => {
  const secretName = issuer === undefined ? secret : `${name}-tls`
  return secretName === undefined ? {} : { secretName }
}

const ingressRoute = (
  { object: name, host, service }: HostRoute,
  entrance: TraefikEntrance,
): IngressRoute => {
  const { resolver, secret } = entrance
  const secure = isSecure(entrance)
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: routeMetadata(name, service, servedFrom(entrance)),
    spec: {
      entryPoints: entrance.entryPoints ?? [secure ? SECURE_ENTRY_POINT : 'web'],
      routes: [
        {
          kind: 'Rule',
          match: `Host(\`${host}\`)`,
          services: [{ name: service.name, port: service.port }],
        },
      ],
      ...(secure && {
        tls: {
          ...(resolver !== undefined && { certResolver: resolver }),
          ...(secret !== undefined && { secretName: secret }),
        },
      }),
    },
  }
}

const httpRoute = ({ object: name, host, service }: HostRoute, entrance: GatewayEntrance): HttpRoute => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: routeMetadata(name, service, servedFrom(entrance)),
  spec: {
    parentRefs: [
      {
        name: entrance.gateway.name,
        namespace: entrance.gateway.namespace,
        ...(entrance.gateway.section !== undefined && { sectionName: entrance.gateway.section }),
      },
    ],
    hostnames: [host],
    rules: [{ backendRefs: [{ name: service.name, port: service.port }] }],
  },
})
