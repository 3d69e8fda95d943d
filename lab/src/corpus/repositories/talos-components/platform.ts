import { appFolder, chartFiles, namespaceFolder } from '../../app-folder.ts'
import { clusterIssuer, externalSecret } from '../../custom-resources.ts'
import { manifests, withSpec } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { APPS } from './folders.ts'

/** A namespace with charts alone. */
const chart = (namespace: string, name: string, image: string, more: Files = {}): Files => {
  const [url = '', tag = ''] = image.split(':')
  return appFolder({
    name,
    folder: `${APPS}/${namespace}/${name}`,
    spec: { targetNamespace: namespace },
    files: { ...chartFiles(name, { url, tag }, { fullnameOverride: name }), ...more },
  })
}

export const platform: Files = {
  ...namespaceFolder(`${APPS}/cert-manager`, 'cert-manager', ['cert-manager', 'issuers']),
  ...chart('cert-manager', 'cert-manager', 'quay.io/jetstack/charts/cert-manager:v1.20.0', {
    'externalsecret.yaml': manifests(externalSecret('cloudflare-api', 'cloudflare')),
  }),
  ...appFolder({
    name: 'cert-manager-issuers',
    folder: `${APPS}/cert-manager/issuers`,
    spec: { dependsOn: [{ name: 'cert-manager' }], targetNamespace: 'cert-manager' },
    files: { 'clusterissuer.yaml': manifests(clusterIssuer()) },
  }),
  ...namespaceFolder(`${APPS}/rook-ceph`, 'rook-ceph', ['rook-ceph-operator', 'rook-ceph-cluster']),
  ...chart('rook-ceph', 'rook-ceph-operator', 'ghcr.io/rook/rook-ceph:v1.19.2'),
  ...chart('rook-ceph', 'rook-ceph-cluster', 'ghcr.io/rook/rook-ceph-cluster:v1.19.2'),
  ...namespaceFolder(`${APPS}/external-secrets`, 'external-secrets', ['external-secrets']),
  ...chart('external-secrets', 'external-secrets', 'ghcr.io/external-secrets/charts/external-secrets:2.4.1'),
  ...namespaceFolder(`${APPS}/network`, 'network', ['envoy-gateway']),
  ...chart('network', 'envoy-gateway', 'mirror.gcr.io/envoyproxy/gateway-helm:v1.7.0', {
    'gateway.yaml': manifests(
      withSpec('gateway.networking.k8s.io/v1', 'GatewayClass', 'envoy', {
        controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
      }),
      withSpec('gateway.networking.k8s.io/v1', 'Gateway', 'envoy-internal', {
        gatewayClassName: 'envoy',
        listeners: [
          {
            name: 'https',
            protocol: 'HTTPS',
            port: 443,
            allowedRoutes: { namespaces: { from: 'All' } },
            tls: { certificateRefs: [{ kind: 'Secret', name: 'example-org-tls' }] },
          },
        ],
      }),
      withSpec('cert-manager.io/v1', 'Certificate', 'example-org', {
        secretName: 'example-org-tls',
        issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
        dnsNames: ['example.org', '*.example.org'],
      }),
    ),
  }),
  ...namespaceFolder(`${APPS}/kube-system`, 'kube-system', ['cilium', 'coredns', 'reloader']),
  ...chart('kube-system', 'cilium', 'quay.io/cilium/charts/cilium:1.19.1'),
  ...chart('kube-system', 'coredns', 'ghcr.io/coredns/charts/coredns:1.46.0'),
  ...chart('kube-system', 'reloader', 'ghcr.io/stakater/charts/reloader:2.2.9'),
}

/** What such repositories hold beside manifests. */
export const besides: Files = {
  '.sops.yaml': 'creation_rules:\n  - path_regex: talos/.*\\.sops\\.ya?ml\n    age: age1example\n',
  '.github/workflows/flux.yaml': 'name: flux\non: [pull_request]\njobs: {}\n',
  'talos/talconfig.yaml':
    'clusterName: main\nendpoint: https://10.0.0.10:6443\nnodes:\n  - hostname: one\n    ipAddress: 10.0.0.11\n',
  'talos/machineconfig.yaml.j2': 'machine:\n  type: {{ ENV.TYPE }}\n',
  'bootstrap/helmfile.yaml':
    'releases:\n  - name: cilium\n    namespace: kube-system\n    chart: oci://quay.io/cilium/charts/cilium\n',
  'README.md': '# A home\n',
}
