import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingDnsService } from './no-missing-dns-service.ts'

const global = (key: string, value: string) => [set(HUB_LOKI, [...VALUES, 'global', key], value)]

const resolver = (name: string) => [
  change<string>(HUB_LOKI, [...VALUES, 'gateway', 'nginxConfig', 'file'], (file) =>
    file.replace('kube-dns.kube-system.svc.cluster.local.', name),
  ),
]

testRule(noMissingDnsService, {
  valid: [
    { name: 'the DNS Service of k3s', changes: global('dnsService', 'kube-dns') },
    { name: 'an address as the resolver', changes: resolver('10.43.0.10') },
    { name: 'the short name of the Service', changes: resolver('kube-dns.kube-system:53') },
  ],
  invalid: [
    {
      name: 'the DNS Service of another distribution',
      changes: global('dnsService', 'coredns'),
      findings: [
        {
          message:
            'the gateway of Loki asks the Service coredns in kube-system for addresses, which the cluster does not have',
        },
      ],
    },
    { name: 'another namespace', changes: global('dnsNamespace', 'dns') },
    { name: 'another domain', changes: global('clusterDomain', 'cluster.lan') },
    {
      name: 'another DNS Service in a configuration of nginx',
      changes: resolver('coredns.kube-system.svc.cluster.local.'),
    },
  ],
})
