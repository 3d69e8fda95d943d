import { hubPolicy, namespaceNamed, ownPolicy, policy, podsNamed } from '../../testing/policies.ts'
import { ingressTo } from '../../testing/routes.ts'
import { add, set, unset } from '../../testing/sample-trees.ts'
import { requireAdmittedConnection } from './require-admitted-connection.ts'
import { testRule } from '../../testing/test-rule.ts'

const STORE = 'hub NetworkPolicy loki'
const INGRESS = ['spec', 'ingress', 0] as const

const DENY_ALL = ownPolicy('cloudflare', { podSelector: {}, policyTypes: ['Ingress'] })

/** A second policy in the same file: together they admit what either of them admits. */
const admitting = (from: object, port: number) =>
  add('spoke', 'workloads/own.yaml', {
    ...policy('cloudflare', {
      podSelector: podsNamed('cloudflared'),
      ingress: [{ from: [from], ports: [{ port }] }],
    }),
    metadata: { name: 'own-scrape', namespace: 'cloudflare' },
  })

const MONITORING = { namespaceSelector: namespaceNamed('monitoring') }

const DNS = [{ protocol: 'UDP', port: 53 }]

/** A policy for the whole namespace of CoreDNS and Traefik. */
const ofDns = (rule: object) =>
  ownPolicy('kube-system', {
    podSelector: {},
    ingress: [rule, { ports: [{ port: 'metrics' }, { port: 'web' }, { port: 8443 }] }],
  })

testRule(requireAdmittedConnection, {
  valid: [
    { name: 'a policy that admits all pods to names', changes: ofDns({ ports: DNS }) },
    {
      name: 'a policy that opens Traefik',
      changes: ownPolicy('kube-system', {
        podSelector: podsNamed('traefik'),
        ingress: [{ ports: [{ port: 'metrics' }, { port: 'web' }, { port: 8443 }] }],
      }),
    },
    {
      name: 'a policy that denies all beside one that admits the scrapes',
      changes: [...DENY_ALL, admitting(MONITORING, 2000)],
    },
    {
      name: 'a policy that admits the addresses of pods',
      changes: [...DENY_ALL, admitting({ ipBlock: { cidr: '10.42.0.0/16' } }, 2000)],
    },
    {
      name: 'a policy that admits addresses that k3s may be configured to give pods',
      changes: [...DENY_ALL, admitting({ ipBlock: { cidr: '10.52.0.0/16' } }, 2000)],
    },
    {
      name: 'a policy that restricts egress only',
      changes: ownPolicy('cloudflare', {
        podSelector: podsNamed('cloudflared'),
        policyTypes: ['Egress'],
        egress: [{}],
      }),
    },
  ],
  invalid: [
    {
      name: 'a store that does not admit its gateway',
      changes: [
        set(
          STORE,
          [...INGRESS, 'from'],
          [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }],
        ),
      ],
    },
    {
      name: 'a gateway that does not admit the pods of the hub',
      changes: [unset('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 1])],
    },
    {
      name: 'a node port that leads to another port than the policy admits to',
      changes: [
        set('hub NetworkPolicy prometheus-otlp-external', [...INGRESS, 'ports', 0, 'port'], 'reloader-web'),
      ],
    },
    ...[0, 1, 2].map((port) => ({
      name: `a store that does not admit its own pods to its port ${port}`,
      changes: [unset(STORE, [...INGRESS, 'ports', port])],
    })),
    { name: 'a policy that denies all', changes: DENY_ALL },
    {
      name: 'a policy that leaves the cluster without names',
      changes: ofDns({ from: [{ namespaceSelector: namespaceNamed('monitoring') }], ports: DNS }),
    },
    { name: 'a policy that admits names by TCP only', changes: ofDns({ ports: [{ port: 53 }] }) },
    {
      name: 'a policy that closes Traefik',
      changes: ownPolicy('kube-system', {
        podSelector: podsNamed('traefik'),
        ingress: [{ ports: [{ port: 'metrics' }, { port: 'web' }] }],
      }),
    },
    {
      name: 'a policy that denies all on the hub',
      changes: hubPolicy({ podSelector: podsNamed('kube-state-metrics'), policyTypes: ['Ingress'] }),
    },
    {
      name: 'a policy that does not admit Traefik to what an Ingress leads to',
      changes: [
        ...ownPolicy('personal-services', { podSelector: podsNamed('squoosh') }),
        add(
          'spoke',
          'workloads/own.yaml',
          ingressTo({ namespace: 'personal-services', service: 'squoosh', port: 'http' }),
        ),
      ],
    },
    {
      name: 'a policy that admits the scrapes to another port',
      changes: [...DENY_ALL, admitting(MONITORING, 2001)],
    },
    {
      name: 'a policy that admits another namespace',
      changes: [...DENY_ALL, admitting({ namespaceSelector: namespaceNamed('rss-system') }, 2000)],
    },
    {
      name: 'a policy that admits addresses out of the cluster',
      changes: [...DENY_ALL, admitting({ ipBlock: { cidr: '192.168.50.0/24' } }, 2000)],
    },
  ],
})
