/** The checks of logs. A broken configuration fails each of them. */
export const checks = [
  'every line arrives once',
  'the labels are those of the requirements’ table',
  'a line that the runtime has cut is joined',
  'a static pod is known',
  'what is rotated while the collector is down arrives',
  'a restart sends nothing again',
  'an outage loses nothing',
] as const

export type Check = (typeof checks)[number]

/** A plausible change of the spoke's committed configuration, and the check that must fail. */
export interface Break {
  readonly what: string
  readonly replace: readonly [text: string, by: string]
  readonly fails: Check
}

export const breaks: readonly Break[] = [
  {
    what: 'files are looked for at another path',
    replace: ['- /var/log/pods/*/*/*.log\n', '- /var/log/containers/*.log\n'],
    fails: 'every line arrives once',
  },
  {
    what: 'files are read from their end on',
    replace: ['start_at: beginning', 'start_at: end'],
    fails: 'every line arrives once',
  },
  {
    what: 'the endpoint holds the path that the exporter adds',
    replace: ['/otlp\n', '/otlp/v1/logs\n'],
    fails: 'every line arrives once',
  },
  {
    what: 'pods are looked for by the address that sends their lines',
    replace: [
      `      - sources:
          - from: resource_attribute
            name: k8s.pod.uid
      - sources:
          - from: resource_attribute
            name: k8s.pod.name
          - from: resource_attribute
            name: k8s.namespace.name
`,
      '      - sources:\n          - from: connection\n',
    ],
    fails: 'the labels are those of the requirements’ table',
  },
  {
    what: 'the name of the pod goes to another attribute',
    replace: ['to: resource["k8s.pod.name"]', 'to: resource["k8s.pod"]'],
    fails: 'the labels are those of the requirements’ table',
  },
  {
    what: 'the name of the container is not moved',
    replace: [
      '      - type: move\n        from: attributes.container_name\n        to: resource["k8s.container.name"]\n',
      '',
    ],
    fails: 'the labels are those of the requirements’ table',
  },
  {
    what: 'lines do not say of which cluster they are',
    replace: ['        - k8s_attributes\n        - resource\n', '        - k8s_attributes\n'],
    fails: 'the labels are those of the requirements’ table',
  },
  {
    what: 'lines are taken as the runtime writes them',
    replace: [
      '      - type: container\n        id: container-parser\n        add_metadata_from_filepath: false\n',
      '',
    ],
    fails: 'a line that the runtime has cut is joined',
  },
  {
    what: 'pieces of lines are decoded one by one',
    replace: ['encoding: utf-8-raw', 'encoding: utf-8'],
    fails: 'a line that the runtime has cut is joined',
  },
  {
    what: 'the hash of a static pod is taken for a uid',
    replace: ['matches "^[a-f0-9]+$"', 'matches "^$"'],
    fails: 'a static pod is known',
  },
  {
    what: 'rotated files are not read',
    replace: ['      - /var/log/pods/*/*/*.log.????????-??????\n', ''],
    fails: 'what is rotated while the collector is down arrives',
  },
  {
    what: 'offsets are kept in memory',
    replace: ['    storage: file_storage\n    retry_on_failure:', '    retry_on_failure:'],
    fails: 'a restart sends nothing again',
  },
  {
    what: 'lines wait in memory',
    replace: ['      enabled: true\n      storage: file_storage\n', '      enabled: true\n'],
    fails: 'an outage loses nothing',
  },
  {
    what: 'a request that failed is not tried again',
    replace: [
      '    retry_on_failure:\n      enabled: true\n      initial_interval: 1s',
      '    retry_on_failure:\n      enabled: false\n      initial_interval: 1s',
    ],
    fails: 'an outage loses nothing',
  },
]

/** @throws where the text is missing, so that every break changes something */
export const broken = (configuration: string, [text, by]: Break['replace']): string => {
  if (!configuration.includes(text)) throw new Error(`the committed configuration does not say ${text}`)
  return configuration.replace(text, by)
}
