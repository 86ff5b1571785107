#!/usr/bin/env python3
"""Writes what PyTorch computes, in double precision, for small networks with given weights.

One file a network, <cell>-<layers>.txt, beside this script. Each line is a name and its values: the
sizes, the flat parameters (PyTorch's biases summed where recur keeps only their sum), inputs
[lookback, features, batch], targets [outputs, batch], and from PyTorch the predictions, the mean
squared error and its gradients in the order of the parameters.

  python3 torch_vectors.py
"""
import pathlib

import torch

FEATURES, HIDDEN, OUTPUTS, BATCH, LOOKBACK = 3, 5, 2, 7, 6


def flat(layer, cell, index):
    """Parameters of one recurrent layer in recur's order, from values or from gradients."""
    bias_in, bias_state = layer(f"bias_ih_l{index}"), layer(f"bias_hh_l{index}")
    bias = [bias_in + bias_state]
    if cell == "gru":
        bias = [(bias_in + bias_state)[: 2 * HIDDEN], bias_in[2 * HIDDEN :], bias_state[2 * HIDDEN :]]
    return [layer(f"weight_ih_l{index}"), layer(f"weight_hh_l{index}"), *bias]


def flat_gradients(layer, cell, index):
    """The gradient of a sum of two biases is the gradient of either of them."""
    bias = [layer(f"bias_ih_l{index}")]
    if cell == "gru":
        bias.append(layer(f"bias_hh_l{index}")[2 * HIDDEN :])
    return [layer(f"weight_ih_l{index}"), layer(f"weight_hh_l{index}"), *bias]


def main():
    torch.manual_seed(11)
    torch.set_default_dtype(torch.float64)
    for cell, make in [("lstm", torch.nn.LSTM), ("gru", torch.nn.GRU), ("rnn", torch.nn.RNN)]:
        for layers in [1, 2]:
            network = make(FEATURES, HIDDEN, num_layers=layers)
            head = torch.nn.Linear(HIDDEN, OUTPUTS)
            x = torch.randn(LOOKBACK, BATCH, FEATURES)
            y = torch.randn(BATCH, OUTPUTS)
            prediction = head(network(x)[0][-1])
            loss = ((prediction - y) ** 2).mean()
            loss.backward()
            values, gradients = [], []
            for i in range(layers):
                values += flat(lambda name: getattr(network, name), cell, i)
                gradients += flat_gradients(lambda name: getattr(network, name).grad, cell, i)
            values += [head.weight, head.bias]
            gradients += [head.weight.grad, head.bias.grad]
            lines = {
                "sizes": torch.tensor([FEATURES, HIDDEN, layers, OUTPUTS, BATCH, LOOKBACK]),
                "parameters": torch.cat([v.flatten() for v in values]),
                "inputs": x.permute(0, 2, 1),
                "targets": y.T,
                "predictions": prediction.T,
                "loss": loss,
                "gradients": torch.cat([g.flatten() for g in gradients]),
            }
            text = "".join(
                name + " " + " ".join(f"{v:.9g}" for v in values.flatten().tolist()) + "\n"
                for name, values in lines.items()
            )
            pathlib.Path(__file__).with_name(f"{cell}-{layers}.txt").write_text(text)


if __name__ == "__main__":
    main()
