/**
 * Software, services and companies whose names stand where a person's could: "Jenkins failed", "Chef ran". In a
 * report about systems these are systems, unless the page says that somebody is called so.
 */
export const PRODUCTS: ReadonlySet<string> = new Set(
  `ada airflow airtable akamai akka alexa algolia amazon amplitude anaconda ansible ant apache apollo apple appium argo
   artifactory asana asterisk athena atlas atlassian aurora auth avro azure backstage bamboo barman bash bazel beam bert
   bind bitbucket bitwarden bigquery bison borg boto bosh buddy buildkite bugsnag bundler caddy cadence calico camel
   capistrano cargo cassandra castor celery centos ceph certbot chef chrome chronos chubby cilium cinder circle cisco
   clair claude clickhouse clojure cloudflare cloudflared cloudformation cloudfront cloudwatch cockroach cockroachdb
   codecov cohesity concourse confluence confluent consul containerd contour copilot coredns cortana cortex couchbase
   couchdb crossplane crystal cucumber cyberark cypress dagger dagster dapper dapr dask databricks datadog debezium
   debian deno dell delphi dependabot digitalocean discord django docker dragonfly drone dropbox druid drupal dynamo
   dynamodb dynatrace eclipse elastic elasticsearch electron elixir ember envoy erlang ethernet etcd eureka exchange
   excel exim express facebook falco fastly fedora felix figma filebeat firebase firecracker firefox flannel flask flink
   flipper fluentd fluentbit flutter flux flyway foreman forge freshdesk galaxy galera gatling gatsby gemini gerrit ghost
   gitea github gitlab glance glassfish gluster glusterfs gmail golang google gradle grafana graphite graylog groovy
   grunt guava gunicorn hadoop halyard hangouts haproxy harbor harness harvester hashicorp haskell hazelcast heap helm
   hermes heroku heron hetzner hibernate hive homebrew honeycomb horizon hubot hudson hydra hystrix icinga impala influx
   influxdb instana intercom iptables ironic istio jaeger jasmine jasper java javascript jboss jekyll jenkins jest jetty
   jira juju julia jupyter jupyterhub kafka karma karpenter kayenta keda keepalived kerberos keycloak keystone kibana
   kinesis kong kotlin kubelet kubernetes kylin lambda launchdarkly linear linkerd linode linux liquibase locust logstash
   loki lua lucene luigi magento magnum mailchimp mailgun mandrill marathon mariadb mastodon maven mattermost mercurial
   meraki mesos meteor microsoft mimir minio mixpanel mocha mongo mongodb monit mosquitto mozilla mysql nagios nats
   neptune neo netdata netflix netlify neutron newrelic nexus nginx nixos node nomad notion nova npm nuget octavia okta
   onelogin oozie openshift openstack openvpn opera opsgenie oracle oscar osquery otto outlook packer pagerduty pandas
   pandora papertrail parquet pascal passenger patroni percona perforce perl phabricator phoenix php pinot pinpoint pip
   pipedream plesk polaris portworx postfix postgres postgresql postman prefect presto prometheus promtail prow pulsar
   pulumi puma puppet python quartz quay rabbit rabbitmq rails rancher ray react reddit redhat redis redshift renovate
   restic ribbon riemann ripple robin rollbar rook ruby rundeck rust sage salesforce salt saltstack samba samza sass scala
   scalyr scylla segment selenium sendgrid sensu sentinel sentry serverless servicenow shopify sidekiq signalfx sinatra
   siri skaffold skype slack snowflake snyk solaris solr sonar sonarqube spark spinnaker splunk spring sqlite squid
   squirrel stackdriver statsd statuspage stolon storm strimzi stripe sumologic supervisor supabase swagger swift symfony
   symphony systemd tableau talos tekton telegraf temporal tensorflow teams terraform terragrunt thanos tiller tomcat
   trello traefik travis trident trino trivy twilio twitter typhoon ubuntu unicorn vagrant valkey varnish vault vercel
   victoria victorops vitess vmware watson wavefront weave weblogic webpack webex whatsapp windows wildfly wordpress
   xen yarn zabbix zapier zendesk zeus zipkin zookeeper zoom zuul`.split(/\s+/),
);
