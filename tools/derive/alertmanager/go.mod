module example.org/fleet/derive-alertmanager

go 1.26.0

require github.com/prometheus/alertmanager v0.34.0

require (
	github.com/prometheus/common v0.72.1 // indirect
	github.com/prometheus/sigv4 v0.5.0 // indirect
)
