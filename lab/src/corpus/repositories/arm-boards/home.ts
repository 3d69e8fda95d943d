import { type Manifest, manifests, object, withSpec } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { configMap, deployment, namespace, serviceOf, statefulSet } from '../../workloads.ts'

const arm = { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }

const route = ({ name }: HomeService, space: string): Manifest =>
  withSpec(
    'traefik.io/v1alpha1',
    'IngressRoute',
    { name, namespace: space },
    {
      entryPoints: ['websecure'],
      routes: [
        {
          kind: 'Rule',
          match: `Host(\`${name}.example.org\`)`,
          middlewares: [{ name: 'local-only', namespace: 'kube-system' }],
          services: [{ name, port: 80 }],
        },
      ],
    },
  )

const withVolume = (service: HomeService, space: string, mountPath: string): string =>
  manifests(
    statefulSet(
      service,
      { size: '2Gi', path: mountPath, class: 'local-path' },
      { namespace: space, pod: arm },
    ),
    serviceOf(service, { namespace: space }),
    route(service, space),
  )

const withoutVolume = (service: HomeService, space: string): string =>
  manifests(
    deployment(service, { namespace: space, pod: arm }),
    serviceOf(service, { namespace: space }),
    route(service, space),
  )

const broker = services.mosquitto

export const home: Files = {
  'home/namespace.yaml': manifests(namespace('home'), namespace('dns')),
  'home/automation/node-red.yaml': withVolume(services.nodeRed, 'home', '/data'),
  'home/automation/zigbee2mqtt.yaml': withVolume(services.zigbee2mqtt, 'home', '/app/data'),
  'home/automation/esphome.yaml': withVolume(services.esphome, 'home', '/config'),
  'home/automation/home-assistant.yaml': withVolume(services.homeAssistant, 'home', '/config'),
  'home/automation/mosquitto.yaml': manifests(
    configMap(
      { name: 'mosquitto-config', namespace: 'home' },
      { 'mosquitto.conf': 'listener 1883\nallow_anonymous true\n' },
    ),
    deployment(broker, {
      namespace: 'home',
      container: {
        volumeMounts: [
          { name: 'config', mountPath: '/mosquitto/config/mosquitto.conf', subPath: 'mosquitto.conf' },
        ],
      },
      pod: { ...arm, volumes: [{ name: 'config', configMap: { name: 'mosquitto-config' } }] },
    }),
    serviceOf(broker, {
      namespace: 'home',
      spec: { type: 'LoadBalancer', ports: [{ name: 'mqtt', port: 1883, targetPort: 'http' }] },
    }),
  ),
  'home/whoami.yaml': withoutVolume(services.whoami, 'home'),
  'home/audiobookshelf.yaml': withVolume(services.audiobookshelf, 'home', '/config'),
  'home/freshrss.yaml': withoutVolume(services.freshrss, 'home'),
  'home/gatus.yaml': withoutVolume(services.gatus, 'home'),
  'home/radicale.yaml': withoutVolume(services.radicale, 'home'),
  'home/actual.yml': withoutVolume(services.actual, 'home'),
  'home/dashboard/homepage.yaml': withoutVolume(services.homepage, 'home'),
  'home/dashboard/rights.yaml': manifests(
    object('v1', 'ServiceAccount', { name: 'homepage', namespace: 'home' }),
    object(
      'rbac.authorization.k8s.io/v1',
      'Role',
      { name: 'homepage', namespace: 'home' },
      { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] },
    ),
    object(
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      { name: 'homepage', namespace: 'home' },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'homepage' },
        subjects: [{ kind: 'ServiceAccount', name: 'homepage', namespace: 'home' }],
      },
    ),
  ),
  'home/syncthing.yaml': withVolume(services.syncthing, 'home', '/var/syncthing'),
}
