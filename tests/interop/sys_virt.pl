#!/usr/bin/perl
# Domain and checkpoint calls through Sys::Virt; prints what came back. Usage: sys_virt.pl URI
use strict;
use warnings;
use Sys::Virt;
use Sys::Virt::Domain;
use Sys::Virt::DomainCheckpoint;

$| = 1;
my $uuid = '11111111-1111-4111-8111-111111111111';
my $xml  = <<"XML";
<domain type='test'><name>guest</name><uuid>$uuid</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type>hvm</type></os><devices>
<disk type='file' device='disk'><source file='/images/a.img'/><target dev='vda'/></disk>
<disk type='file' device='disk'><source file='/images/b.img'/><target dev='vdb'/></disk>
</devices></domain>
XML

sub show {
    my ($what, $call) = @_;
    my @found = eval { $call->() };
    if (my $error = $@) {
        die $error unless ref $error && $error->isa('Sys::Virt::Error');
        printf "%s: error %d %d %s\n", $what, $error->code, $error->level, $error->message;
        return;
    }
    printf "%s: %s\n", $what, join ' ', map { defined $_ ? $_ : 'undef' } @found;
    return;
}
sub named { return "<domaincheckpoint><name>$_[0]</name></domaincheckpoint>" }
sub names { return map { $_->get_name } @_ }

my $conn = Sys::Virt->new(uri => $ARGV[0]);
show 'type', sub { $conn->get_type };
show 'hypervisor version', sub { $conn->get_version };
show 'secure', sub { $conn->is_secure ? 1 : 0 };
show 'alive', sub { $conn->is_alive ? 1 : 0 };
show 'domains', sub { sort { $a cmp $b } names($conn->list_all_domains(0)) };
show 'lookup', sub { $conn->get_domain_by_name('nosuch')->get_name };

my $test = $conn->get_domain_by_id(1);
show 'test', sub { $test->get_name, $test->get_uuid_string, $test->get_id };

my $guest = $conn->define_domain($xml);
show 'guest', sub { $guest->get_name, $guest->get_uuid_string, $guest->get_id };
show 'domains', sub { sort { $a cmp $b } names($conn->list_all_domains(0)) };
show 'defined', sub { $conn->num_of_defined_domains, $conn->list_defined_domain_names(10) };
show 'early', sub { $guest->create_checkpoint(named('early'), 0)->get_name };
show 'create', sub { $guest->create };
show 'again', sub { $guest->create };
show 'by uuid', sub { $conn->get_domain_by_uuid($guest->get_uuid)->get_id };
show 'state', sub { $guest->get_state };
show 'info', sub { my $info = $guest->get_info; @$info{qw(state maxMem memory nrVirtCpu)} };
show 'active', sub { map { $_ ? 1 : 0 } $guest->is_active, $guest->is_persistent, $guest->is_updated };
show 'suspend', sub { $guest->suspend };
show 'resume', sub { $guest->resume };
show 'autostart', sub { $guest->set_autostart(1); $guest->get_autostart ? 1 : 0 };
show 'xml', sub { $guest->get_xml_description(0) };

for my $name (qw(one two three)) {
    show "checkpoint $name", sub { $guest->create_checkpoint(named($name), 0)->get_name };
}
show 'duplicate', sub { $guest->create_checkpoint(named('two'), 0)->get_name };
show 'exclusive', sub {
    $guest->create_checkpoint(named('two'), Sys::Virt::DomainCheckpoint::CREATE_REDEFINE
          | Sys::Virt::DomainCheckpoint::CREATE_QUIESCE)->get_name;
};
show 'all', sub { names($guest->list_all_checkpoints(Sys::Virt::DomainCheckpoint::LIST_TOPOLOGICAL)) };
show 'roots', sub { names($guest->list_all_checkpoints(Sys::Virt::DomainCheckpoint::LIST_ROOTS)) };
show 'leaves', sub { names($guest->list_all_checkpoints(Sys::Virt::DomainCheckpoint::LIST_LEAVES)) };
my $one = $guest->get_checkpoint_by_name('one');
my $two = $guest->get_checkpoint_by_name('two');
show 'missing', sub { $guest->get_checkpoint_by_name('nosuch')->get_name };
show 'children', sub { names($one->list_all_children(0)) };
show 'descendants', sub {
    names($one->list_all_children(Sys::Virt::DomainCheckpoint::LIST_DESCENDANTS
          | Sys::Virt::DomainCheckpoint::LIST_TOPOLOGICAL));
};
show 'parent', sub { $two->get_parent->get_name };
show 'root', sub { $one->get_parent->get_name };
show 'checkpoint xml', sub { $two->get_xml_description(Sys::Virt::DomainCheckpoint::XML_NO_DOMAIN) };
show 'delete', sub { $two->delete(0) };
show 'deleted', sub { $two->delete(0) };
show 'metadata', sub { $one->delete(Sys::Virt::DomainCheckpoint::DELETE_METADATA_ONLY) };
show 'left', sub { names($guest->list_all_checkpoints(0)) };
show 'destroy', sub { $guest->destroy };
show 'stopped', sub { $guest->destroy };
show 'undefine', sub { $guest->undefine };
show 'gone', sub { $guest->is_active };
