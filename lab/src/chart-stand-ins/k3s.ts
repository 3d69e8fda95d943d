import type { KubernetesObject } from '../trees/committed.ts'

const labels = { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' }

/** Pods with the labels and the port for scrapes of k3s' own Traefik. */
const traefik: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'traefik', namespace: 'kube-system', labels },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: 'traefik',
            image: 'rancher/mirrored-library-traefik:3.7',
            ports: [{ name: 'metrics', containerPort: 9100 }],
          },
        ],
      },
    },
  },
}

/** The operator checks that the class of its volume exists. */
const localPath: KubernetesObject = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'local-path' },
  provisioner: 'rancher.io/local-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
}

/** The minimum of what k3s itself installs in each cluster. */
export const broughtByK3s: readonly KubernetesObject[] = [localPath, traefik]
