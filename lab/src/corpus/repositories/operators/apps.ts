import { certificate, externalSecret } from '../../custom-resources.ts'
import { kustomization, manifests, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { deployment, ingress, namespace, serviceOf } from '../../workloads.ts'

/** A service with a database by an operator: its Secret and its Service are made in the cluster. */
export const withDatabase = (service: HomeService): Files =>
  under(`apps/${service.name}`, {
    'kustomization.yaml': kustomization({
      namespace: service.name,
      resources: ['namespace.yaml', 'app.yaml', 'data.yaml', 'secrets.yaml'],
    }),
    'namespace.yaml': manifests(namespace(service.name)),
    'app.yaml': manifests(
      deployment(service, {
        container: {
          envFrom: [{ secretRef: { name: `${service.name}-secret` } }],
          env: [
            {
              name: 'DATABASE_URL',
              valueFrom: { secretKeyRef: { name: `${service.name}-db-app`, key: 'uri' } },
            },
            { name: 'REDIS_URL', value: `redis://${service.name}-cache:6379` },
          ],
        },
      }),
      serviceOf(service),
      ingress(service, `${service.name}.example.org`, { class: 'nginx' }),
    ),
    'data.yaml': manifests(
      withSpec('postgresql.cnpg.io/v1', 'Cluster', `${service.name}-db`, {
        instances: 2,
        storage: { size: '5Gi' },
        bootstrap: { initdb: { database: 'app', owner: 'app' } },
      }),
      withSpec('dragonflydb.io/v1alpha1', 'Dragonfly', `${service.name}-cache`, {
        replicas: 1,
        resources: null,
      }),
    ),
    'secrets.yaml': manifests(
      externalSecret(`${service.name}-secret`, service.name),
      certificate(service.name, `${service.name}.example.org`),
    ),
  })

export const apps = [
  services.forgejo,
  services.atuin,
  services.paperless,
  services.mealie,
  services.vaultwarden,
] as const
