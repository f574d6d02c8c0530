"""LLVM text to an ELF object: parse, verify, optimise, emit (llvmlite, new pass manager).

llvmlite's LLVM has assertions on: a malformed module would abort the process, so every module is verified first.
"""

from __future__ import annotations

import re
from ctypes import string_at
from functools import cache
from typing import Any

from golite.errors import InternalError
from golite.native.llvmtypes import quote

# LLVM's own are 225 and, at -O3, 250. A third less than that takes a fifth off the time to compile; the benchmarks run the same.
INLINING_THRESHOLDS = (0, 75, 150, 250)


@cache
def _binding() -> Any:
    import llvmlite.binding as binding

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    binding.initialize_native_asmparser()
    # Loop strength reduction replaces an object's address by one before or behind the object, from which it counts. The collector, which looks
    # at registers and stacks, would not see that the object is in use. It gains nothing in our benchmarks.
    binding.set_option("golite", "-disable-lsr")
    return binding


@cache
def host_cpu() -> tuple[str, str]:
    """Name and feature string of the machine's CPU: what compiled code depends on besides its text."""
    binding = _binding()
    return binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten()


def llvm_version() -> str:
    """llvmlite's version and LLVM's."""
    import llvmlite

    return f"{llvmlite.__version__} {_binding().llvm_version_info}"


def _target_machine(opt_level: int, cpu: tuple[str, str] | None) -> Any:
    name, features = cpu or host_cpu()
    target = _binding().Target.from_triple("x86_64-unknown-linux-gnu")
    return target.create_target_machine(cpu=name, features=features, opt=opt_level, codemodel="small", reloc="pic")


def _unlocked(function: Any) -> Any:
    """llvmlite takes one lock around every call into LLVM. The long calls work on a module with a context of its own, where LLVM
    needs none, so they go around the lock and several threads compile at once."""
    return getattr(function, "_cfn", function)


def assembly_text(asm: str) -> str:
    """GNU assembler text (AT&T) as ``module asm`` lines."""
    return "".join(f"module asm {quote(line.encode())}\n" for line in asm.splitlines())


def optimized_module(text: str, opt_level: int, asm: str = "", cpu: tuple[str, str] | None = None) -> tuple[Any, Any]:
    """Parsed, verified and optimised: ``(module, target machine)``. Raises InternalError naming the function at fault."""
    binding = _binding()
    if asm:
        text += assembly_text(asm)  # after the target triple, which must come first
    try:
        module = binding.parse_assembly(text, binding.create_context())
        module.verify()
    except RuntimeError as error:
        raise InternalError("native", _culprit(text, str(error)), str(error)) from None
    machine = _target_machine(opt_level, cpu)
    options = binding.create_pipeline_tuning_options(speed_level=opt_level)
    options.inlining_threshold = INLINING_THRESHOLDS[opt_level]
    options.loop_vectorization = opt_level >= 2
    options.slp_vectorization = opt_level >= 2
    builder = binding.create_pass_builder(machine, options)
    passes = builder.getModulePassManager()
    _unlocked(binding.ffi.lib.LLVMPY_RunNewModulePassManager)(passes, module, builder)
    return module, machine


def compile_llvm(text: str, opt_level: int, asm: str = "", cpu: tuple[str, str] | None = None) -> bytes:
    """An ELF relocatable object. ``opt_level`` 0..3; ``asm``: assembly that becomes part of the same object; ``cpu``: name and features, the
    machine's own if not given. May be called by several threads at once."""
    module, machine = optimized_module(text, opt_level, asm, cpu)
    ffi = _binding().ffi
    with ffi.OutputString() as error:
        buffer = _unlocked(ffi.lib.LLVMPY_TargetMachineEmitToMemory)(machine, module, 1, error)
        if not buffer:
            raise InternalError("native", "module", str(error))
    try:
        return string_at(ffi.lib.LLVMPY_GetBufferStart(buffer), ffi.lib.LLVMPY_GetBufferSize(buffer))
    finally:
        ffi.lib.LLVMPY_DisposeMemoryBuffer(buffer)


def assembly_listing(text: str, opt_level: int) -> str:
    """The machine code as assembly, for ``--dump=asm``."""
    module, machine = optimized_module(text, opt_level)
    listing: str = machine.emit_assembly(module)
    return listing


_DEFINE = re.compile(r'^define [^@]*@"([^\n]*?)"\(', re.M)
_LINE = re.compile(r"<string>:(\d+):")


def _culprit(text: str, message: str) -> str:
    """The function an LLVM error is about: by the parser's line, else the first that has all instructions the verifier quotes."""
    found = _LINE.search(message)
    if found is not None:
        line = int(found.group(1))
        names = _DEFINE.findall("\n".join(text.split("\n")[:line]))
        return names[-1] if names else f"line {line}"
    quoted = [line.strip().partition(", !dbg")[0] for line in message.split("\n")[1:] if line.startswith("  ")]
    for part in text.split("\n}\n"):
        names = _DEFINE.findall(part)
        if names and quoted and all(line in part for line in quoted):
            return str(names[-1])
    return "module"
