/** A service that people run at home. */
export interface HomeService {
  readonly name: string
  readonly repository: string
  readonly tag: string
  readonly port: number
}

const service = (name: string, image: string, port: number): HomeService => {
  const [repository = '', tag = ''] = image.split(':')
  return { name, repository, tag, port }
}

export const services = {
  actual: service('actual', 'ghcr.io/actualbudget/actual:26.8.1', 5006),
  atuin: service('atuin', 'ghcr.io/atuinsh/atuin:18.19.0', 8888),
  audiobookshelf: service('audiobookshelf', 'ghcr.io/advplyr/audiobookshelf:2.36.0', 8080),
  echo: service('echo', 'ghcr.io/mendhak/http-https-echo:41', 8080),
  esphome: service('esphome', 'ghcr.io/esphome/esphome:2026.8.0', 6052),
  forgejo: service('forgejo', 'codeberg.org/forgejo/forgejo:16.0.3-rootless', 3000),
  freshrss: service('freshrss', 'docker.io/freshrss/freshrss:1.29.1-alpine', 8080),
  gatus: service('gatus', 'ghcr.io/twin/gatus:v5.36.0', 8080),
  homeAssistant: service('home-assistant', 'ghcr.io/home-operations/home-assistant:2026.8.3', 8123),
  homepage: service('homepage', 'ghcr.io/gethomepage/homepage:v2.0.0', 3000),
  jellyfin: service('jellyfin', 'ghcr.io/jellyfin/jellyfin:10.11.11', 8096),
  mealie: service('mealie', 'ghcr.io/mealie-recipes/mealie:v3.23.1', 9000),
  mosquitto: service('mosquitto', 'public.ecr.aws/docker/library/eclipse-mosquitto:2.0.22', 1883),
  n8n: service('n8n', 'docker.io/n8nio/n8n:2.41.3', 5678),
  navidrome: service('navidrome', 'ghcr.io/navidrome/navidrome:0.63.2', 4533),
  nodeRed: service('node-red', 'ghcr.io/node-red/node-red:5.0.4', 1880),
  paperless: service('paperless', 'ghcr.io/paperless-ngx/paperless-ngx:3.0.5', 8000),
  prowlarr: service('prowlarr', 'ghcr.io/home-operations/prowlarr:2.6.1.5509', 9696),
  qbittorrent: service('qbittorrent', 'ghcr.io/home-operations/qbittorrent:5.2.3', 8080),
  radarr: service('radarr', 'ghcr.io/home-operations/radarr:6.4.1.10545', 7878),
  radicale: service('radicale', 'ghcr.io/kozea/radicale:3.7.1', 5232),
  sonarr: service('sonarr', 'ghcr.io/home-operations/sonarr:4.0.19.3001', 8989),
  syncthing: service('syncthing', 'docker.io/syncthing/syncthing:2.1.3', 8384),
  unpoller: service('unpoller', 'ghcr.io/unpoller/unpoller:v4.0.0', 9130),
  valkey: service('valkey', 'docker.io/valkey/valkey:8.0.1', 6379),
  vaultwarden: service('vaultwarden', 'docker.io/vaultwarden/server:1.37.2', 8080),
  whoami: service('whoami', 'ghcr.io/traefik/whoami:v1.12.0', 8080),
  zigbee2mqtt: service('zigbee2mqtt', 'ghcr.io/koenkk/zigbee2mqtt:2.13.0', 8080),
} as const
