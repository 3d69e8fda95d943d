module example.org/fleet/lab/node-exporter

go 1.26.0

tool github.com/prometheus/node_exporter

require github.com/prometheus/node_exporter v1.12.1

