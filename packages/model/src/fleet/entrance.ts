import { z } from 'zod/mini'
import { HostName } from '../scalars/addresses.ts'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { DnsLabel, PortName } from '../scalars/names.ts'

/** The class of the Traefik that k3s brings. */
export const K3S_CLASS = 'traefik'

const tls = withDefault(z.boolean(), true, 'Whether browsers find the hosts by https.', false)

const controller = (byDefault: string) =>
  field(
    z.exactOptional(DnsLabel),
    `The namespace of the pods that serve it, which workloads with \`admits\` admit, too. By default ${byDefault}.`,
    'ingress-nginx',
  )

const secret = field(
  z.exactOptional(DnsLabel),
  'A Secret with a certificate for all hosts, such as that of a wildcard, which you provide in the namespace of each. By default the controller serves its own certificate.',
  'wildcard-tls',
)

/** An Ingress for each host. */
const IngressEntrance = exactObject({
  kind: field(z.literal('Ingress'), 'An Ingress for each host.'),
  className: withDefault(
    DnsLabel,
    K3S_CLASS,
    'Its class, as `kubectl get ingressclass` prints it: `traefik` is that of k3s.',
    'nginx',
  ),
  issuer: field(
    z.exactOptional(DnsLabel),
    'The ClusterIssuer by which cert-manager makes a certificate for each host. By default none is asked.',
    'letsencrypt',
  ),
  secret,
  tls,
  controller: controller('that of k3s’ Traefik, kube-system'),
})
export type IngressEntrance = z.output<typeof IngressEntrance>

/** Traefik's own kind of route. */
const TraefikEntrance = exactObject({
  kind: field(z.literal('IngressRoute'), 'An IngressRoute of Traefik for each host.'),
  entryPoints: field(
    z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
    'The entry points of Traefik that serve the hosts. By default websecure, and web without TLS.',
    ['websecure'],
  ),
  resolver: field(
    z.exactOptional(DnsLabel),
    'The certificate resolver of Traefik that makes a certificate for each host. By default none is asked.',
    'letsencrypt',
  ),
  secret,
  tls,
  controller: controller('that of k3s’ Traefik, kube-system'),
})
export type TraefikEntrance = z.output<typeof TraefikEntrance>

/** A route of the Gateway API. The listener of the gateway has the certificate. */
const GatewayEntrance = exactObject({
  kind: field(z.literal('HTTPRoute'), 'An HTTPRoute of the Gateway API for each host.'),
  gateway: field(
    exactObject({
      name: field(DnsLabel, 'Its name.', 'internal'),
      namespace: field(
        DnsLabel,
        'Its namespace. Its listener must take routes of the namespaces of the hosts.',
        'network',
      ),
      section: field(
        z.exactOptional(DnsLabel),
        'The listener that serves the hosts. By default every listener may.',
        'https',
      ),
    }),
    'The Gateway, whose listener has the certificate.',
  ),
  tls,
  controller: controller('that of the Gateway'),
})
export type GatewayEntrance = z.output<typeof GatewayEntrance>

/** Public hostnames of a remotely managed tunnel are entered at Cloudflare, for the token holds no configuration. */
const TunnelEntrance = exactObject({
  kind: field(
    z.literal('tunnel'),
    'The tunnel of the cluster’s `cloudflared`. The build lists each public hostname with the service that you enter at Cloudflare.',
  ),
})

export const Entrance = named(
  z.discriminatedUnion('kind', [IngressEntrance, TraefikEntrance, GatewayEntrance, TunnelEntrance]),
  'EntranceInput',
  { description: 'A way by which browsers reach services of a cluster.' },
)
export type Entrance = z.output<typeof Entrance>

const hostFields = {
  name: field(HostName, 'Its DNS name, which you point at the entrance.'),
  entrance: field(
    z.exactOptional(DnsLabel),
    'The entrance, one of `entrances` of the cluster. By default its only one.',
    'public',
  ),
}

/** The host of a service with one port. */
export const Host = named(z.union([HostName, exactObject(hostFields)]), 'HostInput', {
  description: 'The name by which browsers find a service.',
})
export type Host = z.output<typeof Host>

export const WorkloadHost = named(
  z.union([
    HostName,
    exactObject({
      ...hostFields,
      port: field(
        z.exactOptional(PortName),
        'The port that it leads to, one of `ports`. By default the only one.',
      ),
    }),
  ]),
  'WorkloadHostInput',
  { description: 'The name by which browsers find a workload.' },
)
export type WorkloadHost = z.output<typeof WorkloadHost>
