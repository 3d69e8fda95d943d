import { own, type Change } from './sample-trees.ts'

/** An Ingress of a Service of the spoke. */
export const ingress = (
  annotations: Readonly<Record<string, string>> = {},
  spec: object = {},
): readonly Change[] =>
  own({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'rsshub', namespace: 'rss-system', annotations },
    spec: {
      ingressClassName: 'traefik',
      rules: [
        {
          host: 'rss.example.org',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'rsshub', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
      ...spec,
    },
  })
